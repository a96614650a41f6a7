import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitorId } from '../../protocol/ids.ts';
import { randomId } from '../kernel/ids.ts';
import type { LedgerStage } from './testing/ledger-stage.ts';
import { askInVain, beginChat, DAY, EDITOR, hint, openLedgerStage } from './testing/ledger-stage.ts';

let stage: LedgerStage;

beforeEach(async () => {
  stage = await openLedgerStage();
});

afterEach(async () => {
  await stage.close();
});

const listed = async (more: Partial<Parameters<LedgerStage['ledger']['lists']['gaps']>[0]> = {}) => stage.ledger.lists.gaps({ days: 30, state: 'open', ...more });

/** The gap at the top of the list. */
async function topGap() {
  const [gap] = (await listed()).gaps;
  if (gap === undefined) throw new Error('there is no gap');
  return gap;
}

describe('gaps', () => {
  it('put like questions together, named by the most typical, most people first', async () => {
    await askInVain(stage, ['Can I rent a kayak?']);
    await askInVain(stage, ['How do I open a business account?']);
    await askInVain(stage, ['rent kayak for the weekend please']);
    await askInVain(stage, ['is it possible to rent a kayak', 'can i rent a kayak']);
    expect((await listed()).gaps).toMatchObject([
      { question: expect.stringMatching(/^can i rent a kayak\??$/i) as string, people: 3, questions: 4, peopleBefore: 0, kinds: { no_answer: 4 }, state: 'open', locale: 'en' },
      { question: 'How do I open a business account?', people: 1, questions: 1 },
    ]);
  });

  it('tell one person who asks often from many who ask once', async () => {
    const stubborn = randomId() as VisitorId;
    await askInVain(stage, ['Where are the tents made?'], stubborn);
    stage.clock.advance(DAY);
    await askInVain(stage, ['Where are the tents made?', 'where are tents made'], stubborn);
    await askInVain(stage, ['Do you rent kayaks?']);
    await askInVain(stage, ['Do you rent kayaks?']);
    expect((await listed()).gaps.map(({ people, questions }) => [people, questions])).toEqual([[2, 2], [1, 3]]);
  });

  it('show the trend against the period before, and move on with time', async () => {
    await askInVain(stage, ['Do you rent kayaks?']);
    await askInVain(stage, ['Do you rent kayaks?']);
    stage.clock.advance(8 * DAY);
    await askInVain(stage, ['Do you rent kayaks?']);
    expect((await listed({ days: 7 })).gaps).toMatchObject([{ people: 1, peopleBefore: 2 }]);
    expect((await listed({ days: 30 })).gaps).toMatchObject([{ people: 3, peopleBefore: 0 }]);
    stage.clock.advance(8 * DAY);
    await stage.work();
    expect((await listed({ days: 7 })).gaps).toEqual([]);
    expect((await listed({ days: 30 })).gaps).toMatchObject([{ people: 3 }]);
  });

  it('are filtered by language and reason, and paged without a row twice', async () => {
    await askInVain(stage, ['Vermietet ihr Kajaks?'], undefined, 'de-AT');
    for (const thing of ['kayak', 'helmet', 'rope', 'lantern', 'compass']) await askInVain(stage, [`Do you repair a ${thing}?`]);
    const chat = await beginChat(stage);
    await chat.ask('Where is my parcel?', hint('tracking'));
    await chat.rate(false);
    await stage.work();
    const all = await listed();
    expect(all.locales).toEqual(['de', 'en']);
    expect((await listed({ locale: 'de' })).gaps).toMatchObject([{ question: 'Vermietet ihr Kajaks?' }]);
    expect((await listed({ kind: 'not_helpful' })).gaps).toMatchObject([{ question: 'Where is my parcel?', kinds: { not_helpful: 1 } }]);
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listed({ limit: 2, cursor });
      seen.push(...page.gaps.map(({ id }) => id));
      cursor = page.next;
    }
    expect(seen).toEqual(all.gaps.map(({ id }) => id));
    await expect(listed({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('open to the questions they were made of, and to what was found for them', async () => {
    await askInVain(stage, ['Do you rent kayaks?', 'Can I rent your kayaks?']);
    const { id } = await topGap();
    const first = await stage.ledger.lists.gap({ gap: id, days: 30, limit: 1 });
    expect(first).toMatchObject({ gap: { people: 1, questions: 2 }, found: [{ slug: 'near', title: 'About near', times: 2, given: 0 }] });
    const rest = await stage.ledger.lists.gap({ gap: id, days: 30, limit: 5, cursor: first.next ?? '' });
    const questions = [...first.questions, ...rest.questions];
    expect(questions.map(({ text }) => text).toSorted()).toEqual(['Can I rent your kayaks?', 'Do you rent kayaks?']);
    expect(questions.every(({ conversation }) => conversation !== null)).toBe(true);
    await expect(stage.ledger.lists.gap({ gap: 'g'.repeat(22), days: 30 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are in work from the draft on, solved when it is published, and open again when asked in vain after that', async () => {
    await askInVain(stage, ['Do you rent kayaks?']);
    const { id } = await topGap();
    const draft = { title: 'Kayak rental', questions: ['Do you rent kayaks?'], key: 'client-1' };
    const begun = await stage.ledger.changes.draft(id, draft, EDITOR, 30);
    expect(begun).toMatchObject({ gap: { state: 'in_work', article: { title: 'Kayak rental' } }, article: { slug: 'begun-client-1' } });
    await stage.ledger.changes.draft(id, draft, EDITOR, 30);
    expect(stage.articles.begun).toEqual([{ title: 'Kayak rental', questions: ['Do you rent kayaks?'], gap: id, key: 'client-1' }]);
    await askInVain(stage, ['Do you rent kayaks?']);
    expect((await listed()).gaps).toEqual([]);

    stage.clock.advance(DAY);
    stage.articles.publish('id-of-begun-client-1', stage.clock.now());
    await stage.work();
    expect(await listed({ state: 'solved' })).toMatchObject({ gaps: [{ id, state: 'solved', people: 2 }], counts: { open: 0, solved: 1 } });

    stage.clock.advance(DAY);
    await askInVain(stage, ['Do you rent kayaks?']);
    expect(await topGap()).toMatchObject({ id, state: 'open', reopened: true, article: { title: 'Kayak rental' }, people: 3 });
  });

  it('give a draft their question as its title, and what was asked as its examples', async () => {
    await askInVain(stage, ['can i rent a kayak?', 'Can I rent a kayak, order 123456789?', 'rent a kayak for a week']);
    const { id } = await topGap();
    await stage.ledger.changes.draft(id, { key: 'client-1' }, EDITOR, 30);
    expect(stage.articles.begun).toMatchObject([{ title: 'Can i rent a kayak' }]);
    expect(stage.articles.begun[0]?.questions.toSorted()).toEqual(['can i rent a kayak?', 'rent a kayak for a week']);
  });

  it('stay in work where the article that got a phrasing was only published before', async () => {
    await askInVain(stage, ['Do you rent kayaks?']);
    const { id } = await topGap();
    stage.articles.publish('id-of-rental', stage.clock.now());
    stage.clock.advance(1_000);
    await stage.ledger.changes.phrasing(id, { slug: 'rental', locale: 'en' }, ['Do you rent kayaks?'], EDITOR, 30);
    await stage.work();
    expect(await listed({ state: 'in_work' })).toMatchObject({ gaps: [{ id, article: { slug: 'rental' } }] });
    expect(stage.articles.added).toEqual([{ slug: 'rental', questions: ['Do you rent kayaks?'] }]);
    stage.clock.advance(1_000);
    stage.articles.publish('id-of-rental', stage.clock.now());
    await stage.work();
    expect((await listed({ state: 'solved' })).gaps).toMatchObject([{ id }]);
  });

  it('are dismissed with a reason and stay so, until that is taken back', async () => {
    await askInVain(stage, ['Tell me a joke']);
    const { id } = await topGap();
    expect(await stage.ledger.changes.dismiss(id, { reason: 'not_ours', note: 'We sell tents.' }, EDITOR, 30)).toMatchObject({
      state: 'dismissed', dismissed: { reason: 'not_ours', note: 'We sell tents.', by: 'Eva', at: stage.clock.now() },
    });
    await askInVain(stage, ['Tell me a joke']);
    expect(await listed()).toMatchObject({ gaps: [], counts: { open: 0, dismissed: 1 } });
    await stage.ledger.changes.reopen(id, 30);
    expect(await topGap()).toMatchObject({ id, people: 2, dismissed: null });
  });

  it('lose a question that turned out to be answered after all', async () => {
    const chat = await beginChat(stage);
    await chat.ask('Do you rent kayaks?', hint('rental'));
    await chat.rate(false);
    await stage.work();
    expect((await listed()).gaps).toHaveLength(1);
    await chat.rate(true);
    await stage.work();
    expect((await listed()).gaps).toEqual([]);
  });

  it('are made once where the first attempt failed in the middle', async () => {
    await (await beginChat(stage)).ask('Do you rent kayaks?');
    await stage.conversations.settle();
    const whole = (name: string) => stage.store.connection.collection(name);
    const killed = stage.another();
    await whole('ledger_gaps').createIndex({ question: 1 }, { unique: true });
    await whole('ledger_gaps').insertOne({ question: 'Do you rent kayaks?' });
    await expect(killed.step()).rejects.toThrow(/duplicate/);
    await whole('ledger_gaps').deleteMany({});
    stage.clock.advance(61_000);
    await stage.work();
    expect((await listed()).gaps).toMatchObject([{ people: 1, questions: 1 }]);
  });
});

describe('a list of gaps', () => {
  it('reads gaps, however many questions are behind them', async () => {
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const chat = await beginChat(stage);
        await chat.ask(i % 2 === 0 ? 'Do you rent kayaks?' : 'Where are the tents made?');
      }),
    );
    await stage.work();
    const reads: string[] = [];
    const { connection } = stage.store;
    const collection = connection.collection.bind(connection);
    connection.collection = ((name: string) =>
      new Proxy(collection(name), {
        get(target, method) {
          const value: unknown = Reflect.get(target, method);
          if (typeof value === 'function') reads.push(name);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      })) as typeof connection.collection;
    const watched = stage.another();
    expect((await watched.lists.gaps({ days: 30, state: 'open' })).gaps.map(({ people }) => people)).toEqual([30, 30]);
    expect(reads).toEqual(['ledger_gaps', 'ledger_gaps']);
    reads.length = 0;
    await watched.lists.articles({ days: 30 });
    expect(reads).toEqual(['ledger_articles']);
  });
});
