import { useEffect, useState } from 'preact/hooks';
import type { CategoryRow } from '../../protocol/categories-contract.ts';
import { useConsole } from '../app/console-context.ts';

/** A category in the order of the tree; `depth` is 0 on top. */
export interface CategoryChoice {
  slug: string;
  name: string;
  depth: number;
}

/** The categories by name. */
export interface Categories {
  tree: readonly CategoryChoice[];
  /** The name of the category that an article names by its slug; what no category has is shown as it is. */
  nameOf(slug: string): string;
}

/** The name in the reader's language, else in English, else in any. */
export function categoryName({ names, slug }: Pick<CategoryRow, 'names' | 'slug'>, languages: readonly string[] = navigator.languages): string {
  const wanted = [...languages.flatMap((tag) => [tag, tag.split('-')[0] ?? tag]), 'en'];
  return wanted.map((tag) => names[tag]).find((name) => name !== undefined) ?? Object.values(names)[0] ?? slug;
}

/** The tree laid out in its order: each category before those below it. What hangs on nothing stands on top. */
export function inTreeOrder(rows: readonly CategoryRow[]): CategoryChoice[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = (parent: string | null, depth: number): CategoryChoice[] =>
    rows
      .filter((row) => (row.parent !== null && known.has(row.parent) ? row.parent : null) === parent)
      .flatMap((row) => [{ slug: row.slug, name: categoryName(row), depth }, ...(depth < rows.length ? below(row.id, depth + 1) : [])]);
  return below(null, 0);
}

const UNKNOWN: Categories = { tree: [], nameOf: (slug) => slug };

/** The categories; until they are known, and where they cannot be had, articles show what they name. */
export function useCategories(): Categories {
  const { client } = useConsole();
  const [categories, setCategories] = useState(UNKNOWN);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (!online) return;
    void client.ask('categories.list', {}).then((answer) => {
      if (!answer.ok) return;
      const tree = inTreeOrder(answer.data.categories);
      const names = new Map(tree.map(({ slug, name }) => [slug, name]));
      setCategories({ tree, nameOf: (slug) => names.get(slug) ?? slug });
    });
  }, [client, online]);
  return categories;
}
