/** What lies beside the articles of an import comes in by being added: nothing that is here is replaced or removed. */
import type { Author } from '../../../protocol/article-desk.ts';
import type { Clock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { FolderExtras } from '../files/folder-extras.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenStore } from '../golden/golden-store.ts';
import type { Shelf } from '../shelf/create-shelf.ts';

/** Where it goes. */
export interface ExtrasParts {
  shelf: Pick<Shelf, 'categories' | 'redirects' | 'snippets'>;
  golden: Pick<GoldenStore, 'addMissing' | 'all'>;
  synonyms(): Promise<readonly SynonymGroup[]>;
  saveSynonyms(groups: readonly SynonymGroup[]): Promise<void>;
  clock: Clock;
}

/** Adds what is missing here, but for redirects, before the articles that use it; answers a line for each thing that was left because another text is here. */
export async function bringExtras(parts: ExtrasParts, extras: FolderExtras, by: Author): Promise<string[]> {
  const here = await parts.synonyms();
  const joined = joinGroups(here, extras.synonyms);
  if (JSON.stringify(joined) !== JSON.stringify(here)) await parts.saveSynonyms(joined);
  if (extras.golden.length > 0) await parts.golden.addMissing(extras.golden, parts.clock.now());
  return [...(await bringCategories(parts, extras)), ...(await bringSnippets(parts, extras, by))];
}

/** Categories in their order; one that is here gets the names of languages it has none in. */
async function bringCategories({ shelf }: ExtrasParts, { categories }: FolderExtras): Promise<string[]> {
  const lines: string[] = [];
  const here = new Map((await shelf.categories.list()).map((category) => [category.slug, category]));
  const ids = new Map([...here].map(([slug, { id }]) => [slug, id]));
  for (const { slug, names, parent } of categories) {
    const known = here.get(slug);
    if (known !== undefined) {
      const missing = Object.entries(names).filter(([locale]) => known.names[locale] === undefined);
      if (missing.length > 0) await shelf.categories.change(known.id, { names: { ...known.names, ...Object.fromEntries(missing) } });
      continue;
    }
    const add = async () => ids.set(slug, await shelf.categories.add({ slug, names, parent: ids.get(parent ?? '') ?? null }));
    lines.push(...(await tried(`categories.yml: ${slug}`, add)));
  }
  return lines;
}

/** Adds redirects, once the articles are there to which they lead; answers a line for each that was left. */
export async function bringRedirects({ shelf }: Pick<ExtrasParts, 'shelf'>, { redirects }: FolderExtras): Promise<string[]> {
  const here = new Map((await shelf.redirects.all()).map(({ locale, from, to }) => [`${locale}/${from}`, to]));
  const lines: string[] = [];
  for (const redirect of redirects) {
    const to = here.get(`${redirect.locale}/${redirect.from}`);
    if (to === undefined) lines.push(...(await tried(`redirects.yml: ${redirect.from}`, () => shelf.redirects.add(redirect))));
    else if (to !== redirect.to) lines.push(`redirects.yml: ${redirect.from} leads to ${to} here and was left`);
  }
  return lines;
}

async function bringSnippets({ shelf }: ExtrasParts, { snippets }: FolderExtras, by: Author): Promise<string[]> {
  const lines: string[] = [];
  const here = new Map((snippets.length === 0 ? [] : await shelf.snippets.all()).flatMap((snippet) => [snippet.name, ...snippet.former].map((known) => [known, snippet] as const)));
  for (const { name, locale, text } of snippets) {
    const known = here.get(name);
    const there = known?.texts[locale];
    const path = `snippets/${name}.${locale}.md`;
    if (there === text) continue;
    if (there !== undefined) lines.push(`${path}: has another text here and was left`);
    else lines.push(...(await tried(path, async () => here.set(name, await shelf.snippets.save({ name: known?.name ?? name, texts: { ...known?.texts, [locale]: text }, version: known?.version ?? 0, by: by.name })))));
  }
  return lines;
}

/** What is refused is named, and the rest goes on. */
async function tried(what: string, act: () => Promise<unknown>): Promise<string[]> {
  try {
    await act();
    return [];
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
    return [`${what}: ${error.message}`];
  }
}

/** Both lists: groups that begin with the same word become one, and no word that is here goes. */
export function joinGroups(here: readonly SynonymGroup[], there: readonly SynonymGroup[]): SynonymGroup[] {
  const joined = new Map<string, SynonymGroup>();
  for (const group of [...here, ...there]) {
    const [head = ''] = group;
    joined.set(head, [...new Set([...(joined.get(head) ?? []), ...group])]);
  }
  return [...joined.values()];
}
