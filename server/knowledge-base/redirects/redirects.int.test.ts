import { describe, expect, it } from 'vitest';
import { openShelf, person } from '../testing/shelf-stage.ts';

const EDITOR = person('editor');

async function desk(...slugs: string[]) {
  const stage = await openShelf();
  await stage.knowledge.importArticles({ articles: slugs.map((slug) => ({ slug, title: slug, body: 'Text.' })), publish: true });
  const { redirects } = stage.knowledge.shelf;
  return { ...stage, redirects, where: (slug: string) => stage.knowledge.shelf.picture().redirect(slug, 'en') };
}

describe('the address of a renamed article', () => {
  it('leads to the article, however often it was renamed, and in every process', async () => {
    const { redirects, where, knowledge, elsewhere } = await desk('c');
    await redirects.renamed('en', 'a', 'b');
    await redirects.renamed('en', 'b', 'c');
    expect([where('a'), where('b'), where('c')]).toEqual(['c', 'c', null]);
    expect(await knowledge.read('a', 'en', 'public')).toMatchObject({ slug: 'c' });
    const other = elsewhere();
    await other.refresh();
    expect(other.shelf.picture().redirect('a', 'EN')).toBe('c');
    expect(other.shelf.picture().redirect('a', 'de')).toBeNull();
  });

  it('leads nowhere else when the article takes it back', async () => {
    const { redirects, where } = await desk('a');
    await redirects.renamed('en', 'a', 'b');
    await redirects.renamed('en', 'b', 'a');
    expect([where('a'), where('b')]).toEqual([null, 'a']);
  });

  it('can be set by an editor, but neither in a circle nor over an article nor to nothing', async () => {
    const { commands, redirects, where } = await desk('here', 'there');
    await redirects.renamed('en', 'lost', 'gone');
    const add = (from: string, to: string) => commands['redirects.add'](EDITOR, { locale: 'en', from, to });
    expect((await add('old', 'here')).redirects).toMatchObject([{ from: 'lost' }, { from: 'old', to: 'here' }]);
    await add('older', 'old');
    expect(where('older')).toBe('here');
    for (const [from, to] of [['old', 'old'], ['gone', 'lost'], ['there', 'here'], ['x', 'nowhere']] as const) {
      await expect(add(from, to)).rejects.toMatchObject({ code: 'conflict' });
    }
    await commands['redirects.remove'](EDITOR, { locale: 'en', from: 'old' });
    expect([where('old'), where('older')]).toEqual([null, 'here']);
  });

  it('ends also where the store holds a circle', async () => {
    const { store, knowledge, redirects, where } = await desk('here');
    const at = new Date();
    const circle = [['x', 'y'], ['y', 'z'], ['z', 'x']].map(([from, to]) => ({ _id: `en/${from}`, locale: 'en', from, to, at }));
    await store.connection.collection<{ _id: string }>('article_redirects').insertMany(circle);
    await redirects.renamed('en', 'gone', 'here');
    expect([where('x'), where('gone')]).toEqual([null, 'here']);
    expect(await knowledge.read('x', 'en', 'public')).toBeNull();
  });
});
