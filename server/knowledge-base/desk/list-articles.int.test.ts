import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson, DeskStage } from '../testing/desk-stage.ts';
import { deskStage, publishedArticle } from '../testing/desk-stage.ts';

let stage: DeskStage;
let ada: DeskPerson;

beforeEach(async () => {
  stage = await deskStage();
  ada = stage.person('Ada');
});
afterEach(() => stage.close());

const titles = async (input: Parameters<DeskPerson['ask']>[1] & object): Promise<string[]> => (await ada.ask('articles.list', input as never)).rows.map(({ title }) => title);

describe('the list of articles', () => {
  beforeEach(async () => {
    await stage.knowledge.importArticles({
      publish: true,
      articles: [
        { slug: 'returns', title: 'Rücksendung', locale: 'de', category: 'Returns', tags: ['post'], owner: 'Post' },
        { slug: 'refunds', title: 'Refunds', category: 'Returns', questions: ['Where is my money?'], owner: 'Money' },
        { slug: 'goodwill', title: 'Goodwill', category: 'For agents', audience: 'agents' },
      ],
    });
    await ada.ask('article.create', { content: { title: 'Kayaks' }, clientId: 'kayaks-1' });
  });

  it.each([
    ['words of title, slug, questions, tags and owner, without their accents', { text: 'ruck POST' }, ['Rücksendung']],
    ['words of a question', { text: 'money?' }, ['Refunds']],
    ['a state', { state: 'draft' }, ['Kayaks']],
    ['a language', { locale: 'DE' }, ['Rücksendung']],
    ['readers', { audience: 'agents' }, ['Goodwill']],
    ['nobody in charge', { owner: '', sort: 'title' }, ['Goodwill', 'Kayaks']],
    ['a tag', { tag: 'post' }, ['Rücksendung']],
    ['a draft', { need: 'draft' }, ['Kayaks']],
    ['everything, by title', { sort: 'title' }, ['Goodwill', 'Kayaks', 'Refunds', 'Rücksendung']],
    ['everything, by title from the end', { sort: 'title', descending: true }, ['Rücksendung', 'Refunds', 'Kayaks', 'Goodwill']],
  ])('is filtered by %s', async (_name, input, wanted) => {
    expect(await titles(input)).toEqual(wanted);
  });

  it('is filtered by what is for tiers, and says for which', async () => {
    await stage.knowledge.importArticles({ articles: [{ slug: 'lounge', title: 'Lounge', audience: 'tiers', tiers: ['Premium'] }], publish: true });
    expect(await titles({ audience: 'tiers' })).toEqual(['Lounge']);
    const { rows } = await ada.ask('articles.list', { audience: 'tiers' });
    expect(rows[0]).toMatchObject({ audience: 'tiers', tiers: ['Premium'] });
    await ada.ask('draft.save', { article: rows[0]!.id, rev: 0, change: { tiers: ['Gold', 'Gold'] } });
    expect((await stage.knowledge.desk.draft(rows[0]!.id))?.content).toMatchObject({ audience: 'tiers', tiers: ['Gold'] });
  });

  it('goes on where the page before ended, also when its last row is gone', async () => {
    const first = await ada.ask('articles.list', { sort: 'title', limit: 2 });
    const { id, version } = first.rows[1] ?? { id: '', version: 0 };
    expect(await titles({ sort: 'title', cursor: first.next })).toEqual(['Refunds', 'Rücksendung']);
    await ada.ask('article.remove', { article: id, version });
    expect((await ada.ask('articles.list', { sort: 'title', cursor: first.next ?? '' })).rows.map(({ title }) => title)).toEqual(['Rücksendung']);
    await expect(ada.ask('articles.list', { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('counts what there is to filter by, and readers’ feedback', async () => {
    const [refunds] = (await ada.ask('articles.list', { text: 'refunds' })).rows;
    stage.knowledge.desk.countFeedbackWith(async () => new Map([[refunds?.id ?? '', 3]]));
    const { counts } = await ada.ask('articles.counts', {});
    expect(counts).toMatchObject({
      all: 4,
      states: { draft: 1, published: 3, archived: 0 },
      needs: { draft: 1, feedback: 1, review: 0 },
      locales: [{ name: 'de', articles: 1 }, { name: 'en', articles: 3 }],
      owners: [{ name: '', articles: 2 }, { name: 'Money', articles: 1 }, { name: 'Post', articles: 1 }],
    });
    expect((await ada.ask('articles.list', { need: 'feedback' })).rows).toMatchObject([{ title: 'Refunds', feedback: 3 }]);
  });
});

describe('many articles at once', () => {
  it('are changed each by itself, and what nobody touched since is taken back', async () => {
    const [one, two, three] = [await publishedArticle(ada, { title: 'One', tags: ['a'] }), await publishedArticle(ada, { title: 'Two' }), await publishedArticle(ada, { title: 'Three' })];
    const articles = [one, two, { ...three, version: 1 }, { id: 'x'.repeat(22), version: 1 }].map(({ id, version }) => ({ id, version }));
    const { results } = await ada.ask('articles.bulk', { articles, action: { kind: 'tags', add: ['b'], remove: ['a'] } });
    expect(results.map(({ title, outcome }) => `${title} ${outcome}`)).toEqual(['One done', 'Two done', 'Three refused', ' refused']);
    expect((await ada.ask('article.open', { article: one.id })).article.tags).toEqual(['b']);
    await ada.ask('article.verify', { article: two.id, version: results[1]?.version ?? 0 });
    const done = results.filter(({ outcome }) => outcome === 'done').map(({ id, version, before }) => ({ id, version, before }));
    const undone = await ada.ask('articles.undo', { articles: done });
    expect(undone.results.map(({ outcome }) => outcome)).toEqual(['done', 'refused']);
    expect((await ada.ask('article.open', { article: one.id })).article.tags).toEqual(['a']);
    expect((await ada.ask('articles.undo', { articles: done.slice(0, 1) })).results).toMatchObject([{ outcome: 'unchanged' }]);
  });

  it('are published together after one trial, and are drafts again when that is taken back', async () => {
    const made = await Promise.all(['Boats', 'Boots'].map((title) => ada.ask('article.create', { content: { title, questions: [`Have you ${title}?`] }, clientId: `bulk-${title}` })));
    const articles = made.map(({ article: { id, version } }) => ({ id, version }));
    const { results, trial } = await ada.ask('articles.bulk', { articles, action: { kind: 'publish' } });
    expect(trial).toBeNull();
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done']);
    expect((await stage.knowledge.engine.ask('Have you Boats?', { locale: 'en', audience: 'public' })).candidates[0]?.slug).toBe('boats');
    await ada.ask('articles.undo', { articles: results.map(({ id, version, before }) => ({ id, version, before })) });
    const back = await ada.ask('article.open', { article: articles[0]?.id ?? '' });
    expect(back).toMatchObject({ article: { state: 'draft' }, draft: { content: { title: 'Boats' } } });
  });
});
