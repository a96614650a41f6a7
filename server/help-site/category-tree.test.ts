import { describe, expect, it } from 'vitest';
import { categoryTree, trailOf } from './category-tree.ts';
import type { HelpArticle, HelpCategory, HelpShelf } from './help-sources.ts';

const article = (slug: string, category: string): HelpArticle => ({ id: slug, slug, locale: 'en', title: slug, summary: '', category, tags: [], updatedAt: 0 });
const shelf = (categories: HelpCategory[]): HelpShelf => ({
  categories: () => categories,
  categorySlug: (label) => categories.find(({ slug, name }) => slug === label || name === label)?.slug ?? null,
  redirect: () => null,
});
const TREE = shelf([
  { slug: 'gear', name: 'Gear', parent: null },
  { slug: 'tents', name: 'Tents', parent: 'gear' },
  { slug: 'poles', name: 'Tent poles', parent: 'tents' },
  { slug: 'orders', name: 'Orders', parent: null },
]);

describe('topics on the help site', () => {
  it('stand in the editors’ order, nested, with counts of what lies below', () => {
    const tree = categoryTree([article('b-pole', 'poles'), article('a-pole', 'Tent poles'), article('tent', 'tents')], TREE, 'en');
    const [gear] = tree.top;
    expect([tree.top.length, gear?.name, gear?.count, gear?.children[0]?.count]).toEqual([1, 'Gear', 3, 3]);
    const poles = tree.bySlug('poles');
    expect(poles?.articles.map(({ slug }) => slug)).toEqual(['a-pole', 'b-pole']);
    expect(poles && trailOf(poles).map(({ slug }) => slug)).toEqual(['gear', 'tents']);
  });

  it('are not named where they hold nothing for customers', () => {
    const tree = categoryTree([article('tent', 'tents')], TREE, 'en');
    expect([tree.bySlug('orders'), tree.bySlug('poles')]).toEqual([undefined, undefined]);
  });

  it('are made of a label that is none of the tree, in any script', () => {
    const tree = categoryTree([article('a', 'Über uns & Co.'), article('b', 'お問い合わせ')], TREE, 'en');
    expect(tree.top.map(({ slug, name }) => [slug, name])).toEqual([['uber-uns-co', 'Über uns & Co.'], [expect.stringMatching(/^c-[0-9a-f]{8}$/), 'お問い合わせ']]);
  });

  it('end, also where the store holds a circle', () => {
    const circle = shelf([{ slug: 'a', name: 'A', parent: 'b' }, { slug: 'b', name: 'B', parent: 'a' }]);
    const tree = categoryTree([article('x', 'a')], circle, 'en');
    expect(tree.bySlug('a')?.count).toBe(1);
  });
});
