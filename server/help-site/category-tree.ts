/**
 * The categories of one language as readers see them: a tree of those that hold an article for customers, themselves or
 * below, with counts of nothing else.
 */
import { createHash } from 'node:crypto';
import { properTag } from './language-tag.ts';
import type { HelpArticle, HelpShelf } from './help-sources.ts';

/** A category with its place in the tree. `count` includes what lies below. */
export interface CategoryNode {
  readonly slug: string;
  readonly name: string;
  readonly parent: CategoryNode | null;
  readonly children: readonly CategoryNode[];
  readonly articles: readonly HelpArticle[];
  readonly count: number;
}

/** The tree of a language. */
export interface CategoryTree {
  readonly top: readonly CategoryNode[];
  bySlug(slug: string): CategoryNode | undefined;
  of(article: HelpArticle): CategoryNode | undefined;
}

interface Growing {
  slug: string;
  name: string;
  parent: Growing | null;
  children: Growing[];
  articles: HelpArticle[];
  count: number;
}

/** Hangs the articles of a language into the tree. One whose category is not in it gets a category of that name on top. */
export function categoryTree(articles: readonly HelpArticle[], shelf: Pick<HelpShelf, 'categories' | 'categorySlug'>, locale: string): CategoryTree {
  const bySlug = new Map<string, Growing>();
  const byArticle = new Map<string, Growing>();
  const grow = (slug: string, name: string): Growing => {
    const node: Growing = { slug, name, parent: null, children: [], articles: [], count: 0 };
    bySlug.set(slug, node);
    return node;
  };

  const known = shelf.categories(locale);
  for (const { slug, name } of known) grow(slug, name);
  for (const { slug, parent: above } of known) {
    const node = bySlug.get(slug) as Growing;
    const parent = above === null ? undefined : bySlug.get(above);
    if (parent === undefined || isWithin(parent, node)) continue;
    node.parent = parent;
    parent.children.push(node);
  }
  for (const article of articles) {
    const slug = shelf.categorySlug(article.category) ?? slugOf(article.category);
    const node = bySlug.get(slug) ?? grow(slug, article.category);
    node.articles.push(article);
    byArticle.set(article.slug, node);
    for (let above: Growing | null = node; above !== null; above = above.parent) above.count += 1;
  }
  const filled = [...bySlug.values()].filter(({ count }) => count > 0);
  const { compare } = new Intl.Collator(properTag(locale));
  for (const node of filled) {
    node.children = node.children.filter(({ count }) => count > 0);
    node.articles.sort((a, b) => compare(a.title, b.title));
  }
  return {
    top: filled.filter(({ parent }) => parent === null),
    bySlug: (slug) => {
      const node = bySlug.get(slug);
      return node !== undefined && node.count > 0 ? node : undefined;
    },
    of: ({ slug }) => byArticle.get(slug),
  };
}

/** A circle, should the store ever hold one, must not keep a page from ending. */
function isWithin(node: Growing, other: Growing): boolean {
  for (let above: Growing | null = node; above !== null; above = above.parent) if (above === other) return true;
  return false;
}

/** The categories above one, from the top down, without itself. */
export function trailOf({ parent }: CategoryNode): readonly CategoryNode[] {
  return parent === null ? [] : [...trailOf(parent), parent];
}

/** The slug of a category that is only a name so far; one that no letter of can stand in an address gets a short hash. */
function slugOf(name: string): string {
  const words = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return words === '' ? `c-${createHash('sha256').update(name).digest('hex').slice(0, 8)}` : words.slice(0, 80);
}
