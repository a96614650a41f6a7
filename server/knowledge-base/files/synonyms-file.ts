/**
 * Synonyms are the editors' list of words that customers use for the words of the articles. A group is one such set:
 * whoever asks with one of its words also finds what is written with the others.
 */
import * as v from 'valibot';
import { readYaml } from './front-matter.ts';

/** Words and phrases that mean the same, lower case. */
export type SynonymGroup = readonly string[];

/** Most groups, and most words of a group. */
const GROUPS_MAX = 5_000;
const WORDS_MAX = 50;

const wordSchema = v.pipe(
  v.union([v.string(), v.pipe(v.number(), v.transform(String))]),
  v.maxLength(60),
  v.transform((word) => word.trim().toLowerCase()),
  v.minLength(1),
);
const wordsSchema = v.pipe(v.array(wordSchema), v.maxLength(WORDS_MAX));

/** Reads `synonyms.yml`: either `word: [other, words]` or a list of such lists. What cannot be read is named, the rest is kept. */
export function parseSynonyms(text: string): { groups: readonly SynonymGroup[]; issues: string[] } {
  const read = readYaml(text);
  if (!read.ok) return { groups: [], issues: [`is broken: ${read.issue}`] };
  if (read.value === null) return { groups: [], issues: [] };
  if (typeof read.value !== 'object') return { groups: [], issues: ['must be words with lists of other words'] };
  const entries: (readonly [string, unknown])[] = Array.isArray(read.value)
    ? read.value.map((group: unknown, i) => [`entry ${i + 1}`, group] as const)
    : Object.entries(read.value).map(([word, others]) => [word, [word, ...(Array.isArray(others) ? others : [others])]] as const);
  const groups: SynonymGroup[] = [];
  const issues: string[] = [];
  if (entries.length > GROUPS_MAX) issues.push(`more than ${GROUPS_MAX} groups; the rest is left out`);
  for (const [name, group] of entries.slice(0, GROUPS_MAX)) {
    const parsed = v.safeParse(wordsSchema, group);
    if (parsed.success) groups.push([...new Set(parsed.output)]);
    else issues.push(`${name.slice(0, 60)} must have a list of at most ${WORDS_MAX} words`);
  }
  return { groups, issues };
}
