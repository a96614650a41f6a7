/**
 * What lies beside the articles in a content folder: `synonyms.yml`, `golden.yml`, `categories.yml`, `redirects.yml`, and
 * `snippets/NAME.LANGUAGE.md`.
 */
import * as v from 'valibot';
import { stringify } from 'yaml';
import { CATEGORIES_MAX, CATEGORY_NAME_MAX } from '../../../protocol/categories-contract.ts';
import { localeSchema, slugSchema } from '../../../protocol/fields.ts';
import { SNIPPET_MAX, SNIPPETS_MAX, snippetNameSchema } from '../../../protocol/snippets-contract.ts';
import { formatGolden, parseGolden } from '../golden/golden-file.ts';
import type { GoldenEntry } from '../golden/golden-store.ts';
import type { FileIssue } from './article-file.ts';
import type { Entry } from './entries.ts';
import { entryText } from './entries.ts';
import { readYaml } from './front-matter.ts';
import type { SynonymGroup } from './synonyms-file.ts';
import { parseSynonyms } from './synonyms-file.ts';

const categorySchema = v.object({
  slug: slugSchema,
  names: v.pipe(v.record(localeSchema, v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(CATEGORY_NAME_MAX))), v.check((names) => Object.keys(names).length > 0, 'is missing')),
  parent: v.optional(slugSchema),
});
const redirectSchema = v.object({ locale: v.optional(localeSchema, 'en'), from: slugSchema, to: slugSchema });
const snippetSchema = v.object({ name: snippetNameSchema, locale: localeSchema, text: v.pipe(v.string(), v.trim(), v.minLength(1, 'has no text'), v.maxLength(SNIPPET_MAX)) });
const REDIRECTS_MAX = 10_000;

/** A category of a file; `parent` is the slug of one that stands before it. */
export type FileCategory = v.InferOutput<typeof categorySchema>;
/** An old address and where it leads. */
export type FileRedirect = v.InferOutput<typeof redirectSchema>;
/** A snippet in one language. */
export type FileSnippet = v.InferOutput<typeof snippetSchema>;

/** Everything of a folder that is no article and no image. */
export interface FolderExtras {
  synonyms: readonly SynonymGroup[];
  golden: readonly GoldenEntry[];
  categories: readonly FileCategory[];
  redirects: readonly FileRedirect[];
  snippets: readonly FileSnippet[];
}

/** A folder without any. */
export const NO_EXTRAS: FolderExtras = { synonyms: [], golden: [], categories: [], redirects: [], snippets: [] };

/** Reads them; what is wrong is named, the rest is kept. */
export function readExtras(entries: readonly Entry[]): { extras: FolderExtras; issues: FileIssue[] } {
  const issues: FileIssue[] = [];
  const text = (path: string): string => {
    const entry = entries.find((each) => each.path === path);
    return entry === undefined ? '' : (entryText(entry.bytes)?.text ?? '');
  };
  const list = <S extends v.GenericSchema>(path: string, schema: S, max: number): v.InferOutput<S>[] => {
    const read = readYaml(text(path));
    if (!read.ok) issues.push({ path, message: `is broken: ${read.issue}` });
    else if (read.value !== null && !Array.isArray(read.value)) issues.push({ path, message: 'must be a list' });
    const found = read.ok && Array.isArray(read.value) ? read.value : [];
    if (found.length > max) issues.push({ path, message: `more than ${max} entries; the rest is left out` });
    return found.slice(0, max).flatMap((value: unknown, i) => {
      const parsed = v.safeParse(schema, value);
      if (parsed.success) return [parsed.output];
      issues.push({ path, message: `entry ${i + 1}: ${v.getDotPath(parsed.issues[0]) ?? 'it'} ${parsed.issues[0].message}` });
      return [];
    });
  };
  const synonyms = parseSynonyms(text('synonyms.yml'));
  issues.push(...synonyms.issues.map((message) => ({ path: 'synonyms.yml', message })));
  const golden = parseGolden(text('golden.yml'));
  issues.push(...golden.issues);
  return {
    extras: {
      synonyms: synonyms.groups,
      golden: golden.entries,
      categories: list('categories.yml', categorySchema, CATEGORIES_MAX),
      redirects: list('redirects.yml', redirectSchema, REDIRECTS_MAX),
      snippets: entries.flatMap((entry) => snippetIn(entry, issues)).slice(0, SNIPPETS_MAX),
    },
    issues,
  };
}

function snippetIn({ path, bytes }: Entry, issues: FileIssue[]): FileSnippet[] {
  const [, name, locale] = /^snippets\/([^/]+?)\.([A-Za-z-]+)\.md$/.exec(path) ?? [];
  if (!path.startsWith('snippets/')) return [];
  const parsed = v.safeParse(snippetSchema, { name, locale, text: entryText(bytes)?.text });
  if (parsed.success) return [parsed.output];
  issues.push({ path, message: name === undefined ? 'must be called NAME.LANGUAGE.md, such as opening-hours.en.md' : `${v.getDotPath(parsed.issues[0]) ?? 'it'} ${parsed.issues[0].message}` });
  return [];
}

/** The same as files; reading them again gives the same. */
export function formatExtras({ synonyms, golden, categories, redirects, snippets }: FolderExtras): { path: string; text: string }[] {
  const yaml = (path: string, value: readonly unknown[]) => (value.length === 0 ? [] : [{ path, text: stringify(value, { lineWidth: 0 }) }]);
  return [
    ...yaml('synonyms.yml', synonyms.map((group) => [...group])),
    ...(golden.length === 0 ? [] : [{ path: 'golden.yml', text: formatGolden(golden) }]),
    ...yaml('categories.yml', categories),
    ...yaml('redirects.yml', redirects),
    ...snippets.map(({ name, locale, text }) => ({ path: `snippets/${name}.${locale}.md`, text: `${text}\n` })),
  ];
}
