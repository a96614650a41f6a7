import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../protocol/articles.ts';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { articleCommands } from './article-commands.ts';
import { articleIndexes } from './article-store.ts';
import type { KnowledgeBase } from './create-knowledge-base.ts';
import { createKnowledgeBase } from './create-knowledge-base.ts';

let store: Store;
let folder: string;
let knowledge: KnowledgeBase;
const PUBLIC = { locale: 'en', audience: 'public' } as const;
const open = () => createKnowledgeBase({ store, clock: manualClock(), logger: silentLogger });

beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, articleIndexes, silentLogger);
  folder = await mkdtemp(join(tmpdir(), 'porchlight-kb-'));
  knowledge = open();
});
afterEach(async () => {
  await knowledge.close();
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

async function write(files: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
const SAMPLE = {
  'en/pay/ways-to-pay.md': '---\ntitle: Ways to pay\nsummary: Cards and more.\nquestions: [How can I pay?]\ncategory: Pay\n---\nBy **card**.\n',
  'en/agents/goodwill.md': '---\ntitle: Goodwill limits\nquestions: [How much goodwill?]\naudience: agents\n---\nUp to 20.\n',
  'en/pay/untitled.md': '---\nsummary: x\n---\nx\n',
  'synonyms.yml': 'pay: [settle]\n',
};
const kayak = { slug: 'kayaks', title: 'Kayak rental', body: 'Yes, by the day.', questions: ['Can I rent a kayak?'], tags: [], locale: 'en' };

describe('the knowledge base', () => {
  it('loads a folder at the first start and answers from it, naming what it could not read', async () => {
    await write(SAMPLE);
    expect(knowledge.isReady()).toBe(false);
    expect(await knowledge.loadFirst(folder)).toEqual({ loaded: 2, lines: ['en/pay/untitled.md: title is missing'] });
    expect(knowledge.isReady()).toBe(true);
    expect(await knowledge.engine.ask('how can i settle', PUBLIC)).toMatchObject({ candidates: [{ slug: 'ways-to-pay' }] });
    expect(knowledge.featured('en').map(({ slug }) => slug)).toEqual(['ways-to-pay']);
  });

  it('is not filled a second time, also where it was emptied on purpose, or had articles before', async () => {
    await write(SAMPLE);
    await knowledge.loadFirst(folder);
    await knowledge.remove({ slug: 'ways-to-pay', locale: 'en' });
    await knowledge.remove({ slug: 'goodwill', locale: 'en' });
    expect(await open().loadFirst(folder)).toEqual({ loaded: 0, lines: [] });
    expect(await knowledge.list({ limit: 10 })).toEqual([]);
  });

  it('finishes a first load that was killed', async () => {
    await knowledge.importArticles({ articles: [kayak], publish: false });
    await store.connection.collection<{ _id: string }>('knowledge_base').updateOne({ _id: 'knowledge-base' }, { $set: { firstLoad: 'under_way' } });
    await write(SAMPLE);
    expect((await open().loadFirst(folder)).loaded).toBe(2);
    expect(await open().loadFirst(folder)).toEqual({ loaded: 0, lines: [] });
  });

  it('starts without any folder, and says so', async () => {
    const { lines } = await knowledge.loadFirst(join(folder, 'nowhere'));
    expect(lines[0]).toContain('cannot be read (ENOENT)');
    expect(knowledge.isReady()).toBe(true);
    expect((await knowledge.engine.ask('How can I pay?', PUBLIC)).decision).toBe('handoff');
  });

  it('answers from an import when the import is through, in every process', async () => {
    const elsewhere = open();
    await elsewhere.refresh();
    const report = await knowledge.importArticles({ articles: [kayak, kayak, { slug: 'untitled' }, null], publish: true });
    expect(report).toMatchObject({ created: 1, updated: 0, unchanged: 0, version: 2 });
    expect(report.refused).toEqual([
      { index: 1, slug: 'kayaks', message: 'slug is used twice; the first is kept' },
      { index: 2, slug: 'untitled', message: 'title is missing' },
      { index: 3, slug: null, message: expect.any(String) as string },
    ]);
    expect((await knowledge.engine.ask('Can I rent a kayak?', PUBLIC)).decision).toBe('answer');
    await elsewhere.refresh();
    expect((await elsewhere.engine.ask('Can I rent a kayak?', PUBLIC)).decision).toBe('answer');
    await elsewhere.close();
  });

  it('answers a question from an article that was published a moment ago, also where the index is still being built', async () => {
    const elsewhere = open();
    await elsewhere.refresh();
    await knowledge.refresh();
    const publishing = knowledge.create({ ...kayak, state: 'published' });
    await expect.poll(async () => (await knowledge.list({ limit: 1 })).length).toBe(1);
    const asked = [knowledge, elsewhere].map((each) => each.engine.ask('rent a kayak', PUBLIC));
    expect((await Promise.all(asked)).map(({ decision, candidates }) => [decision, candidates[0]?.slug])).toEqual([['answer', 'kayaks'], ['answer', 'kayaks']]);
    await publishing;
    await elsewhere.close();
  });

  it('keeps what an import leaves out, so that agents’ articles stay theirs', async () => {
    await write(SAMPLE);
    await knowledge.loadFirst(folder);
    const report = await knowledge.importArticles({ articles: [{ slug: 'goodwill', title: 'Goodwill' }, { slug: 'ways-to-pay' }], publish: true });
    expect(report).toMatchObject({ updated: 1, unchanged: 1 });
    expect(await knowledge.get({ slug: 'goodwill', locale: 'en' })).toMatchObject({ title: 'Goodwill', audience: 'agents', version: 2 });
    expect(await knowledge.read('goodwill', 'en', 'public')).toBeNull();
    expect(await knowledge.read('goodwill', 'en', 'agents')).toMatchObject({ title: 'Goodwill' });
    expect((await knowledge.search('goodwill', 'en', 'public')).map(({ slug }) => slug)).not.toContain('goodwill');
  });

  it('shows what is for tiers to customers of those, by the address it had before as well, and keeps it theirs', async () => {
    await knowledge.importArticles({ articles: [{ ...kayak, audience: 'tiers', tiers: ['Premium'] }], publish: true });
    await knowledge.importArticles({ articles: [{ slug: 'kayaks', title: 'Kayaks for you', locale: 'en' }], publish: true });
    expect(await knowledge.get({ slug: 'kayaks', locale: 'en' })).toMatchObject({ title: 'Kayaks for you', audience: 'tiers', tiers: ['Premium'] });
    await knowledge.shelf.redirects.add({ locale: 'en', from: 'canoes', to: 'kayaks' });
    const readers = new Map<string, Reader>([['gold', { tier: 'Gold' }], ['premium', { tier: 'premium' }]]);
    const commands = articleCommands(knowledge, null, async (visitor) => readers.get(visitor) ?? 'public');
    const as = (visitor: string) => ({ visitor, inbox: 'main' }) as Parameters<(typeof commands)['article.read']>[0];
    for (const slug of ['kayaks', 'canoes']) {
      expect(await commands['article.read'](as('premium'), { slug, locale: 'en' })).toMatchObject({ article: { title: 'Kayaks for you' } });
      for (const visitor of ['gold', 'anybody']) await expect(commands['article.read'](as(visitor), { slug, locale: 'en' })).rejects.toMatchObject({ code: 'not_found' });
    }
    const found = async (visitor: string) => (await commands['articles.search'](as(visitor), { query: 'kayak', locale: 'en' })).articles.map(({ slug }) => slug);
    expect(await Promise.all(['premium', 'gold', 'anybody'].map(found))).toEqual([['kayaks'], [], []]);
    expect([knowledge.publicArticles(), knowledge.featured('en'), await knowledge.findShown('kayaks', 'en')]).toEqual([[], [], null]);
  });

  it('makes two imports of the same articles at once one set of articles', async () => {
    const many = Array.from({ length: 300 }, (_, i) => ({ ...kayak, slug: `kayak-${i}`, title: `Kayak ${i}` }));
    const other = open();
    await Promise.all([knowledge.importArticles({ articles: many, publish: true }), other.importArticles({ articles: many, publish: true })]);
    expect(await store.connection.collection('articles').countDocuments()).toBe(300);
    await other.close();
  });

  it('lets editors make, change and remove articles, and tells them of each other', async () => {
    const made = await knowledge.create({ ...kayak, state: 'draft' });
    expect(made).toMatchObject({ version: 1, state: 'draft' });
    await expect(knowledge.create(kayak)).rejects.toMatchObject({ code: 'conflict' });
    expect(await knowledge.read('kayaks', 'en', 'public')).toBeNull();
    const published = await knowledge.update(made, { state: 'published' }, made.version);
    expect(published).toMatchObject({ version: 2, state: 'published', body: kayak.body });
    expect(await knowledge.read('kayaks', 'en', 'public')).toMatchObject({ slug: 'kayaks', body: [{ t: 'paragraph' }] });
    await expect(knowledge.update(made, { title: 'Late' }, 1)).rejects.toMatchObject({ code: 'conflict' });
    await knowledge.remove(made);
    expect(await knowledge.read('kayaks', 'en', 'public')).toBeNull();
    await expect(knowledge.get(made)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('lists page by page in the order of slugs and languages', async () => {
    const articles = ['b', 'a', 'c'].flatMap((slug) => ['en', 'de'].map((locale) => ({ slug, locale, title: slug })));
    await knowledge.importArticles({ articles, publish: false });
    const first = await knowledge.list({ limit: 3 });
    const rest = await knowledge.list({ limit: 10, after: first[2] });
    expect([...first, ...rest].map(({ slug, locale }) => `${slug}/${locale}`)).toEqual(['a/de', 'a/en', 'b/de', 'b/en', 'c/de', 'c/en']);
    expect(await knowledge.list({ limit: 10, state: 'published' })).toEqual([]);
  });

  it('serves readers in the widget', async () => {
    await write(SAMPLE);
    await knowledge.loadFirst(folder);
    const commands = articleCommands(knowledge);
    const visitor = {} as Parameters<(typeof commands)['article.read']>[0];
    expect(await commands['article.read'](visitor, { slug: 'ways-to-pay', locale: 'fr' })).toMatchObject({ article: { title: 'Ways to pay' } });
    await expect(commands['article.read'](visitor, { slug: 'goodwill', locale: 'en' })).rejects.toMatchObject({ code: 'not_found' });
    expect(await commands['articles.search'](visitor, { query: 'paymnt', locale: 'en' })).toMatchObject({ articles: [{ slug: 'ways-to-pay' }] });
  });
});
