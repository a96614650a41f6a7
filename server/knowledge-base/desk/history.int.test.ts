import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson, DeskStage } from '../testing/desk-stage.ts';
import { deskStage, publishedArticle, publishNow } from '../testing/desk-stage.ts';
import { renameArticle } from './change-article.ts';

let stage: DeskStage;
let ada: DeskPerson;
const PAY = { title: 'Ways to pay', body: 'By card.\n\nBy bank.', questions: ['How can I pay?'], tags: ['money'] };

beforeEach(async () => {
  stage = await deskStage();
  ada = stage.person('Ada');
});
afterEach(() => stage.close());

async function change(article: string, draft: { title?: string; body?: string; questions?: string[] }, why: string) {
  const saved = await ada.ask('draft.save', { article, rev: 0, change: draft });
  return publishNow(ada, article, saved.saved ? saved.draft.rev : 0, why);
}

describe('the history of an article', () => {
  it('says who changed what, when and why, also programs and imports', async () => {
    const { id, slug, locale } = await publishedArticle(ada, PAY);
    stage.clock.advance(1_000);
    await change(id, { body: 'By card.\n\nBy phone.' }, 'Banks closed.');
    await stage.knowledge.update({ slug, locale }, { summary: 'Card or phone' }, undefined, { by: { kind: 'token', id: 't', name: 'Site' }, why: 'Changed over the API.' });
    await stage.knowledge.importArticles({ articles: [{ slug, locale, title: 'Paying' }], publish: false }, undefined, { by: { kind: 'import', id: null, name: 'Import' }, why: 'Import of kb.' });
    const first = await ada.ask('article.versions', { article: id, limit: 2 });
    const rest = await ada.ask('article.versions', { article: id, cursor: first.next ?? '' });
    const all = [...first.versions, ...rest.versions];
    expect(all.map(({ version, by, why }) => `${version} ${by?.name}: ${why}`)).toEqual([
      '5 Import: Import of kb.', '4 Site: Changed over the API.', '3 Ada: Banks closed.', '2 Ada: Published.', '1 Ada: Begun.',
    ]);
    expect(all.map(({ current }) => current)).toEqual([true, false, false, false, false]);
    expect(rest.next).toBeNull();
  });

  it('shows what differs, by words, by lines, and from the draft', async () => {
    const { id } = await publishedArticle(ada, PAY);
    await change(id, { body: 'By card.\n\nBy phone.', questions: ['How can I pay?', 'Is cash fine?'] }, '');
    const { fields } = await ada.ask('article.diff', { article: id, from: 2, to: 3 });
    expect(fields).toEqual([
      { field: 'body', parts: [{ kind: 'same', text: 'By card.\n\nBy ' }, { kind: 'removed', text: 'bank' }, { kind: 'added', text: 'phone' }, { kind: 'same', text: '.' }] },
      { field: 'questions', parts: [{ kind: 'same', text: 'How can I pay?' }, { kind: 'added', text: 'Is cash fine?' }] },
    ]);
    const lines = await ada.ask('article.diff', { article: id, from: 2, to: 3, by: 'lines' });
    expect(lines.fields[0]?.parts).toContainEqual({ kind: 'removed', text: 'By bank.' });
    await ada.ask('draft.save', { article: id, rev: 0, change: { title: 'Paying' } });
    expect((await ada.ask('article.diff', { article: id, from: 3, to: 0 })).fields.map(({ field }) => field)).toEqual(['title']);
    await expect(ada.ask('article.version', { article: id, version: 9 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gives an older version back, at once or as a draft, and keeps the newer one', async () => {
    const { id } = await publishedArticle(ada, PAY);
    await change(id, { title: 'Payng', body: 'Oops.' }, '');
    const restore = { article: id, version: 2, to: 'force' as const, over: 3, why: '' };
    const back = await ada.ask('article.restore', restore);
    expect(back.article).toMatchObject({ title: 'Ways to pay', body: PAY.body, version: 4, state: 'published' });
    expect((await ada.ask('article.restore', restore)).article.version).toBe(4);
    await expect(ada.ask('article.restore', { ...restore, version: 1 })).rejects.toMatchObject({ code: 'conflict' });
    const asDraft = await ada.ask('article.restore', { ...restore, version: 3, to: 'draft', over: 0 });
    expect(asDraft.draft).toMatchObject({ content: { title: 'Payng' }, origin: { kind: 'version', version: 3 } });
    expect((await stage.knowledge.read('ways-to-pay', 'en', 'public'))?.title).toBe('Ways to pay');
  });

  it('misses no version however many write at once', async () => {
    const { id, slug, locale } = await publishedArticle(ada, PAY);
    const other = stage.node();
    const writes = Array.from({ length: 6 }, (_, i) => (i % 2 === 0 ? stage.knowledge : other).importArticles({ articles: [{ slug, locale, title: `Title ${i}` }], publish: false }));
    await Promise.all(writes);
    const { article } = await ada.ask('article.open', { article: id });
    const { versions } = await ada.ask('article.versions', { article: id, limit: 100 });
    expect(versions.map(({ version }) => version)).toEqual(Array.from({ length: article.version }, (_, i) => article.version - i));
    expect(new Set(versions.map(({ title }) => title)).size).toBe(versions.length - 1);
    await other.close();
  });

  it('begins where an older release left an article', async () => {
    await stage.store.connection.collection<{ _id: string }>('articles').insertOne({
      _id: 'a'.repeat(22), slug: 'old', locale: 'en', title: 'Old', summary: '', body: 'x', questions: [], category: 'General', tags: [], audience: 'public', owner: null, verifyBy: null,
      state: 'published', version: 7, hash: 'h', createdAt: new Date(0), updatedAt: new Date(5),
    } as never);
    const { article } = await ada.ask('article.open', { article: 'a'.repeat(22) });
    expect(article).toMatchObject({ version: 7, updatedBy: null, publishedAt: 5 });
    await change(article.id, { title: 'New' }, '');
    const { versions } = await ada.ask('article.versions', { article: article.id });
    expect(versions.map(({ version, by, title }) => [version, by?.name ?? null, title])).toEqual([[8, 'Ada', 'New'], [7, null, 'Old']]);
  });
});

describe('an article in force', () => {
  it('is renamed in all its languages, and the old address leads to the new one, also there and back', async () => {
    const { id } = await publishedArticle(ada, PAY);
    const german = await ada.ask('article.create', { translates: id, locale: 'de', content: { title: 'Zahlungsarten', body: 'Mit Karte.' }, clientId: 'german-1' });
    await publishNow(ada, german.article.id, 1);
    const { question } = await ada.ask('golden.put', { question: 'paying?', expect: 'ways-to-pay' });
    await ada.ask('article.rename', { article: id, slug: 'payment' });
    expect((await ada.ask('article.open', { article: german.article.id })).article.slug).toBe('payment');
    expect(await stage.knowledge.read('ways-to-pay', 'de', 'public')).toMatchObject({ slug: 'payment', title: 'Zahlungsarten' });
    expect((await ada.ask('golden.list', {})).questions).toEqual([{ ...question, expect: 'payment' }]);
    await ada.ask('article.rename', { article: id, slug: 'ways-to-pay' });
    expect(await stage.knowledge.read('payment', 'en', 'public')).toMatchObject({ slug: 'ways-to-pay' });
    expect(await stage.knowledge.read('ways-to-pay', 'en', 'public')).toMatchObject({ slug: 'ways-to-pay' });
    await publishedArticle(ada, { title: 'Taken' });
    await expect(ada.ask('article.rename', { article: id, slug: 'taken' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is renamed whole, also where the process that began with it died', async () => {
    const { id } = await publishedArticle(ada, PAY);
    await ada.ask('article.create', { translates: id, locale: 'de', content: { title: 'Zahlungsarten' }, clientId: 'german-3' });
    const { parts } = stage.knowledge.desk;
    let renames = 0;
    const replace: typeof parts.articles.replace = (...given) => ((renames += 1) === 2 ? Promise.reject(new Error('killed')) : parts.articles.replace(...given));
    const wish = { article: id, slug: 'payment' };
    await expect(renameArticle({ ...parts, articles: { ...parts.articles, replace } }, wish, ada, async () => undefined)).rejects.toThrow('killed');
    await ada.ask('article.rename', wish);
    expect((await ada.ask('articles.list', {})).rows.map(({ slug }) => slug)).toEqual(['payment', 'payment']);
  });

  it('is told outdated in the languages that say what it said before', async () => {
    const { id } = await publishedArticle(ada, PAY);
    const german = await ada.ask('article.create', { translates: id, locale: 'de', content: { title: 'Zahlungsarten' }, clientId: 'german-2' });
    await ada.ask('articles.bulk', { articles: [{ id, version: 2 }], action: { kind: 'owner', owner: 'Money' } });
    expect((await ada.ask('article.open', { article: id })).translations).toMatchObject([{ locale: 'de', outdated: false }]);
    await change(id, { body: 'By card only.' }, '');
    expect((await ada.ask('articles.list', { need: 'outdated' })).rows.map((row) => row.id)).toEqual([german.article.id]);
    await stage.knowledge.desk.markUpToDate(german.article.id, id);
    expect((await ada.ask('articles.list', { need: 'outdated' })).found).toBe(0);
  });

  it('is taken from readers by archiving, and only then removed for good', async () => {
    const { id, version } = await publishedArticle(ada, PAY);
    await expect(ada.ask('article.remove', { article: id, version })).rejects.toMatchObject({ code: 'conflict' });
    const { article } = await ada.ask('article.archive', { article: id, version, why: 'Nobody asks.' });
    expect(await stage.knowledge.read('ways-to-pay', 'en', 'public')).toBeNull();
    await ada.ask('article.remove', { article: id, version: article.version });
    await ada.ask('article.remove', { article: id, version: article.version });
    expect(await stage.store.connection.collection('article_versions').countDocuments({})).toBe(0);
    await expect(ada.ask('article.open', { article: id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is still right in one click, until the interval that the owner set is over', async () => {
    await stage.person('Cleo', 'admin').ask('articles.change_settings', { verifyEveryDays: 30 });
    const { id } = await publishedArticle(ada, PAY);
    const made = (await ada.ask('article.open', { article: id })).article.version;
    const verified = await ada.ask('article.verify', { article: id, version: made });
    expect(verified.article.verifyBy).toBe('2026-02-04');
    expect((await ada.ask('article.verify', { article: id, version: made })).article.version).toBe(verified.article.version);
    expect((await ada.ask('articles.list', { need: 'verify' })).found).toBe(0);
    stage.clock.advance(31 * 86_400_000);
    expect((await ada.ask('articles.list', { need: 'overdue' })).rows).toMatchObject([{ id, overdue: true }]);
  });
});
