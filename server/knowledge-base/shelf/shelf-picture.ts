/** The shelf as it was read last: what readers need of it on every page, from memory. */
import type { Tree } from '../categories/category-tree.ts';
import { findCategory, inTreeOrder } from '../categories/category-tree.ts';
import { nearestLocale } from '../nearest-locale.ts';
import { redirectTable } from '../redirects/create-redirects.ts';
import type { Redirect } from '../redirects/redirect-store.ts';
import type { SnippetExpander } from '../snippets/expand-snippets.ts';
import { snippetExpander } from '../snippets/expand-snippets.ts';
import type { Snippet } from '../../../protocol/snippets-contract.ts';

/** A category as readers see it. `parent` is a slug, null on top; `depth` of one on top is 1. */
export interface CategoryView {
  slug: string;
  name: string;
  parent: string | null;
  depth: number;
}

/** What lies on the shelf. */
export interface ShelfPicture {
  /** The categories in a reader's language, parents before what lies below them, siblings in the editors' order. */
  categories(locale: string): readonly CategoryView[];
  /** The name of an article's category in a language; the label itself where it is none of the tree. */
  categoryName(label: string, locale: string): string;
  /** What files of every language say of a category: its English name where that is enough to find it again, else its slug. */
  categoryLabel(slug: string): string;
  /** The slug of the category that a slug, a former slug or a name means; null where there is none. */
  categorySlug(label: string): string | null;
  /** Where the article that had this slug is found now; null where none had. */
  redirect(slug: string, locale: string): string | null;
  /** A Markdown text with its snippets in place, and what is wrong with them. Cheap where it mentions none. */
  readonly expand: SnippetExpander;
}

/** The picture of what was read. */
export function shelfPicture({ tree, redirects, snippets }: { tree: Tree; redirects: readonly Redirect[]; snippets: readonly Snippet[] }): ShelfPicture {
  const ordered = inTreeOrder(tree);
  const bySlug = new Map(tree.map((category) => [category.slug, category]));
  const byId = new Map(tree.map((category) => [category.id, category]));
  const resolve = redirectTable(redirects);
  const find = (label: string) => bySlug.get(label) ?? findCategory(tree, label);
  return {
    categories(locale) {
      const depths = new Map<string, number>();
      return ordered.map((category) => {
        const depth = 1 + (depths.get(category.parent ?? '') ?? 0);
        depths.set(category.id, depth);
        return { slug: category.slug, name: nameIn(category.names, locale), parent: byId.get(category.parent ?? '')?.slug ?? null, depth };
      });
    },
    categoryName(label, locale) {
      const found = find(label);
      return found === undefined ? label : nameIn(found.names, locale);
    },
    categoryLabel(slug) {
      const name = nameIn(bySlug.get(slug)?.names ?? {}, 'en');
      return name !== '' && findCategory(tree, name)?.slug === slug ? name : slug;
    },
    categorySlug: (label) => find(label)?.slug ?? null,
    redirect: (slug, locale) => resolve(locale, slug),
    expand: snippetExpander(snippets),
  };
}

/** A shelf with nothing on it. */
export const EMPTY_SHELF: ShelfPicture = shelfPicture({ tree: [], redirects: [], snippets: [] });

function nameIn(names: Readonly<Record<string, string>>, locale: string): string {
  const byLocale = new Map(Object.entries(names).map(([language, name]) => [language.toLowerCase(), name]));
  return nearestLocale(byLocale, locale) ?? '';
}
