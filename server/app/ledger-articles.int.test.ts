import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../../protocol/ids.ts';
import type { LedgerArticles } from '../answer-ledger/index.ts';
import type { ManualClock } from '../kernel/clock.ts';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import type { KnowledgeBase } from '../knowledge-base/index.ts';
import { articleIndexes, createKnowledgeBase, deskIndexes } from '../knowledge-base/index.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { ledgerArticles } from './ledger-articles.ts';
import { standardGrants } from '../../protocol/roles.ts';

const EVA = { id: 'editor-eva-0000000000AA' as UserId, name: 'Eva', email: 'eva@example.com', role: 'editor', permissions: standardGrants('editor') } as const;
const GAP = 'g'.repeat(22);
let store: Store;
let clock: ManualClock;
let knowledgeBase: KnowledgeBase;
let articles: LedgerArticles;

beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, [...articleIndexes, ...deskIndexes], silentLogger);
  clock = manualClock();
  knowledgeBase = createKnowledgeBase({ store, clock, logger: silentLogger });
  articles = ledgerArticles(knowledgeBase);
});

afterEach(async () => {
  await knowledgeBase.close();
  await store.close();
});

describe('an editor who closes a gap', () => {
  it('begins an article that nobody reads yet, once, with the questions in it and the gap named', async () => {
    const draft = { gap: GAP, title: 'Kayak rental', questions: ['Do you rent kayaks?'], locale: 'en', key: 'client-id-1' };
    const begun = await articles.begin(draft, EVA);
    expect(begun).toMatchObject({ slug: 'kayak-rental', locale: 'en', title: 'Kayak rental' });
    expect(await articles.begin(draft, EVA)).toEqual(begun);
    expect(await knowledgeBase.desk.draft(begun.id ?? '')).toMatchObject({ content: { title: 'Kayak rental', questions: ['Do you rent kayaks?'] }, origin: { kind: 'gap', id: GAP }, by: { name: 'Eva' } });
    expect(await articles.publishedAt([begun.id ?? ''])).toEqual(new Map());
  });

  it('adds a phrasing to the draft of an article; what readers have stays until it is published', async () => {
    await knowledgeBase.create({ slug: 'rental', locale: 'en', title: 'Rental', body: 'By the day.', questions: ['Do you rent tents?'], state: 'published' });
    const at = { slug: 'rental', locale: 'en' };
    const { id } = await articles.addQuestions(at, ['Do you rent kayaks?'], GAP, EVA);
    await articles.addQuestions(at, ['do you rent kayaks', 'Can I hire a kayak?'], GAP, EVA);
    expect((await knowledgeBase.desk.draft(id ?? ''))?.content.questions).toEqual(['Do you rent tents?', 'Do you rent kayaks?', 'Can I hire a kayak?']);
    expect((await knowledgeBase.get(at)).questions).toEqual(['Do you rent tents?']);
    expect(await articles.publishedAt([id ?? ''])).toEqual(new Map());
    await expect(articles.addQuestions({ slug: 'gone', locale: 'en' }, ['Where?'], GAP, EVA)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('finds articles by their words, those in the language first', async () => {
    for (const locale of ['de', 'en']) await knowledgeBase.create({ slug: 'rental', locale, title: 'Rental', body: 'Text.', questions: [], state: 'published' });
    await knowledgeBase.create({ slug: 'returns', locale: 'en', title: 'Returns', body: 'Text.', questions: ['Can I return a rental?'], state: 'published' });
    expect((await articles.find('rental', 'de-AT')).map(({ slug, locale }) => `${slug} ${locale}`)).toEqual(['rental de', 'rental en', 'returns en']);
    expect(await articles.find('kayak', 'en')).toEqual([]);
    expect((await articles.named(['returns', 'gone', 'rental'], 'de')).map(({ slug, locale }) => `${slug} ${locale}`)).toEqual(['returns en', 'rental de']);
    const { id } = await knowledgeBase.get({ slug: 'returns', locale: 'en' });
    expect(await articles.publishedAt([id])).toEqual(new Map([[id, clock.now()]]));
  });
});
