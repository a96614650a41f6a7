import { describe, expect, it } from 'vitest';
import type { CategoryRow } from '../../../protocol/categories-contract.ts';
import { openShelf, person } from '../testing/shelf-stage.ts';

const EDITOR = person('editor');
const article = (slug: string, category: string, more: object = {}) => ({ slug, category, title: slug, body: `About ${slug}.`, ...more });
const shape = (rows: readonly CategoryRow[]): string[] =>
  rows.map(({ slug, parent, articles }) => `${rows.find(({ id }) => id === parent)?.slug ?? ''}/${slug} ${articles}`);

/** A desk with a category for each path, `Orders > Returns` and the like. */
async function desk(...paths: string[]) {
  const stage = await openShelf();
  await stage.knowledge.shelf.categories.place(paths.map((category) => ({ category, locale: 'en' })));
  const list = async () => (await stage.commands['categories.list'](EDITOR, {})).categories;
  const idOf = async (slug: string) => (await list()).find((row) => row.slug === slug)?.id ?? 'none';
  return { ...stage, list, idOf };
}

describe('the categories of the articles', () => {
  it('are made by an import that names them, and found again by name, slug and path', async () => {
    const { knowledge, list } = await desk();
    await knowledge.importArticles({ articles: [article('card', 'Payment & billing'), article('return', 'Orders > Returns')], publish: true });
    await knowledge.create({ ...article('paypal', 'payment-billing'), locale: 'en' });
    await knowledge.update({ slug: 'card', locale: 'en' }, { category: 'PAYMENT & BILLING' });
    expect(shape(await list())).toEqual(['/payment-billing 2', '/orders 0', 'orders/returns 1']);
    expect(await knowledge.get({ slug: 'return', locale: 'en' })).toMatchObject({ category: 'returns' });
    expect(await knowledge.read('return', 'en', 'public')).toMatchObject({ category: 'Returns' });
  });

  it('are made of the labels that articles had before there was a tree', async () => {
    const { store, elsewhere, list } = await desk();
    const old = { slug: 'tents', locale: 'de', title: 'Zelte', summary: '', body: '', questions: [], category: 'Zelte & Größen', tags: [], audience: 'public', owner: null, verifyBy: null, state: 'published' };
    await store.connection.collection('articles').insertOne({ ...old, version: 1, hash: 'old', createdAt: new Date(), updatedAt: new Date() });
    const upgraded = elsewhere();
    await upgraded.loadFirst('/nowhere');
    expect((await list()).map(({ slug, names, articles }) => [slug, names, articles])).toEqual([['zelte-grossen', { de: 'Zelte & Größen' }, 1]]);
    const { hash, ...moved } = await upgraded.get({ slug: 'tents', locale: 'de' });
    expect(moved).toMatchObject({ category: 'zelte-grossen', version: 1 });
    expect((await upgraded.importArticles({ articles: [{ ...old, category: 'Zelte & Größen' }], publish: false })).unchanged).toBe(1);
    expect(hash).not.toBe('old');
  });

  it('are told apart where a name has no Latin letters', async () => {
    const { list } = await desk('注文', '返品', '');
    expect(new Set((await list()).map(({ slug }) => slug)).size).toBe(3);
  });

  it('are arranged by editors, and readers in every process see it', async () => {
    const { commands, idOf, list, knowledge, elsewhere } = await desk('Orders', 'Delivery', 'Returns');
    const other = elsewhere();
    await other.refresh();
    await commands['categories.move'](EDITOR, { id: await idOf('returns'), parent: null, at: 0 });
    await commands['categories.move'](EDITOR, { id: await idOf('delivery'), parent: await idOf('orders'), at: 0 });
    await commands['categories.change'](EDITOR, { id: await idOf('delivery'), names: { en: 'Delivery', de: 'Versand' } });
    expect(shape(await list())).toEqual(['/returns 0', '/orders 0', 'orders/delivery 0']);
    await other.refresh();
    for (const each of [knowledge, other]) {
      expect(each.shelf.picture().categories('de')).toEqual([
        { slug: 'returns', name: 'Returns', parent: null, depth: 1 },
        { slug: 'orders', name: 'Orders', parent: null, depth: 1 },
        { slug: 'delivery', name: 'Versand', parent: 'orders', depth: 2 },
      ]);
    }
  });

  it('cannot lie inside themselves, also when two editors move them at once', async () => {
    const { commands, idOf, list, elsewhere } = await desk('A', 'B', 'C');
    const [a, b, c] = [await idOf('a'), await idOf('b'), await idOf('c')];
    const { move } = elsewhere().shelf.categories;
    const outcomes = await Promise.allSettled([
      commands['categories.move'](EDITOR, { id: a, parent: b, at: 0 }), move(b, c, 0), move(c, a, 0), commands['categories.move'](EDITOR, { id: b, parent: a, at: 0 }),
    ]);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect((await list()).map(({ slug }) => slug).sort()).toEqual(['a', 'b', 'c']);
    await expect(commands['categories.move'](EDITOR, { id: a, parent: a, at: 0 })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('all survive twenty editors who add one in the same moment', async () => {
    const { commands, list } = await desk();
    await Promise.all(Array.from({ length: 20 }, (_, i) => commands['categories.add'](EDITOR, { names: { en: `Topic ${i}` }, parent: null })));
    expect(await list()).toHaveLength(20);
  });

  it('are at most four deep, moved with what lies below them or made', async () => {
    const { commands, idOf } = await desk('A > B > C > D', 'E > F');
    await expect(commands['categories.add'](EDITOR, { names: { en: 'Too deep' }, parent: await idOf('d') })).rejects.toMatchObject({ code: 'conflict' });
    await expect(commands['categories.move'](EDITOR, { id: await idOf('e'), parent: await idOf('c'), at: 0 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await commands['categories.move'](EDITOR, { id: await idOf('e'), parent: await idOf('b'), at: 9 })).toMatchObject({ categories: expect.any(Array) as unknown });
  });

  it('keep their articles under another address, and the old one leads there', async () => {
    const { commands, idOf, list, knowledge } = await desk();
    await knowledge.importArticles({ articles: [article('card', 'Payment')], publish: true });
    await commands['categories.change'](EDITOR, { id: await idOf('payment'), slug: 'paying' });
    expect(shape(await list())).toEqual(['/paying 1']);
    expect(await knowledge.get({ slug: 'card', locale: 'en' })).toMatchObject({ category: 'paying', version: 1 });
    expect(knowledge.shelf.picture().categorySlug('payment')).toBe('paying');
    expect((await knowledge.importArticles({ articles: [article('card', 'Payment')], publish: true })).unchanged).toBe(1);
    await commands['categories.add'](EDITOR, { names: { en: 'Other' }, slug: 'payment', parent: null });
    expect(knowledge.shelf.picture().categorySlug('payment')).toBe('payment');
    await expect(commands['categories.add'](EDITOR, { names: { en: 'Again' }, slug: 'paying', parent: null })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are those of drafts, too, and stay so when their slug changes', async () => {
    const { commands, idOf, knowledge } = await desk('General', 'Money');
    const ada = { id: EDITOR.user.id, name: 'Ada' };
    const { draft } = await knowledge.desk.create({ locale: 'en', content: { title: 'Cheques' }, clientId: 'cheques-1' }, ada);
    const rows = async () => (await knowledge.desk.rows()).map(({ row }) => row.category);
    expect([draft.content.category, ...(await rows())]).toEqual(['general', 'general']);
    await knowledge.desk.save({ article: draft.article, rev: draft.rev, change: { category: 'money' } }, ada);
    await commands['categories.change'](EDITOR, { id: await idOf('money'), slug: 'paying' });
    expect((await knowledge.desk.draft(draft.article))?.content.category).toBe('paying');
    expect(await rows()).toEqual(['paying']);
  });

  it('ask where their articles go before they go, and leave what lay below them in their place', async () => {
    const { commands, idOf, list, knowledge } = await desk('Orders > Returns > Refunds', 'Money');
    await knowledge.importArticles({ articles: [article('return', 'Returns'), article('late', 'Returns')], publish: true });
    const id = await idOf('returns');
    await expect(commands['categories.remove'](EDITOR, { id, to: null })).rejects.toMatchObject({ code: 'conflict' });
    await commands['categories.remove'](EDITOR, { id, to: await idOf('money') });
    expect(shape(await list())).toEqual(['/orders 0', 'orders/refunds 0', '/money 2']);
    await expect(commands['categories.remove'](EDITOR, { id, to: null })).rejects.toMatchObject({ code: 'not_found' });
    expect(shape((await commands['categories.remove'](EDITOR, { id: await idOf('orders'), to: null })).categories)).toEqual(['/refunds 0', '/money 2']);
  });

  it('end at five hundred: an import with more of them still comes in whole', async () => {
    const { knowledge, list } = await desk();
    const articles = Array.from({ length: 520 }, (_, i) => article(`a${i}`, `Topic ${i}`));
    expect(await knowledge.importArticles({ articles, publish: false })).toMatchObject({ created: 520, refused: [] });
    const rows = await list();
    expect([rows.length, rows.at(-1)?.articles, rows.reduce((sum, row) => sum + row.articles, 0)]).toEqual([500, 21, 520]);
    expect((await knowledge.importArticles({ articles, publish: false })).unchanged).toBe(520);
  });

  it('are closed to people who do not edit articles', async () => {
    const { commands } = await desk();
    for (const role of ['agent', 'supervisor'] as const) {
      await expect(commands['categories.list'](person(role), {})).rejects.toMatchObject({ code: 'forbidden' });
      await expect(commands['categories.add'](person(role), { names: { en: 'X' }, parent: null })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });
});
