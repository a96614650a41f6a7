import type { FolderExtras } from '../files/folder-extras.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenStore } from '../golden/golden-store.ts';
import type { Shelf } from '../shelf/create-shelf.ts';

/** Everything that lies beside the articles here, as a folder holds it: categories with parents before children. */
export async function extrasOf(parts: { shelf: Pick<Shelf, 'categories' | 'redirects' | 'snippets'>; golden: Pick<GoldenStore, 'all'>; synonyms(): Promise<readonly SynonymGroup[]> }): Promise<FolderExtras> {
  const { shelf, golden } = parts;
  const categories = await shelf.categories.list();
  const slugs = new Map(categories.map(({ id, slug }) => [id, slug]));
  return {
    synonyms: await parts.synonyms(),
    golden: (await golden.all()).map(({ question, expect, locale }) => ({ question, expect, locale })),
    categories: categories.map(({ slug, names, parent }) => ({ slug, names, ...(parent !== null && { parent: slugs.get(parent) ?? '' }) })),
    redirects: (await shelf.redirects.all()).map(({ locale, from, to }) => ({ locale, from, to })),
    snippets: (await shelf.snippets.all()).flatMap(({ name, texts }) => Object.entries(texts).map(([locale, text]) => ({ name, locale, text }))),
  };
}
