/** Groups of synonyms as lines of text, one group a line, words parted by commas. Pure. */

import { STOP_MARK } from '../../protocol/golden-contract.ts';

/** One group being edited. `key` stays while its text changes. */
export interface SynonymLine {
  key: number;
  text: string;
}

/** The words of a line: trimmed, lower case, each once. */
export function wordsOf(text: string): string[] {
  return [...new Set(text.split(',').map((word) => word.replace(/\s+/g, ' ').trim().toLowerCase()))].filter((word) => word !== '');
}

/** A line as it is compared: order and spaces do not matter. */
const sign = (words: readonly string[]) => [...words].sort().join('\n');

/** The phrases of a text with one in each line: trimmed, lower case, each once. */
export function phrasesOf(text: string): string[] {
  return [...new Set(text.split('\n').map((line) => line.replace(/\s+/g, ' ').trim().toLowerCase()))].filter((line) => line !== '');
}

/** Groups as they are compared and merged: each stop phrase stands alone. */
export function spread(groups: readonly (readonly string[])[]): string[][] {
  return groups.flatMap((group) => (group[0] === STOP_MARK ? group.slice(1).map((phrase) => [STOP_MARK, phrase]) : [[...group]]));
}

/** Synonyms and stop phrases as the server keeps them, stop phrases in as few groups as it allows. */
export function packed(groups: readonly (readonly string[])[], phrases: readonly string[], wordsMax: number): string[][] {
  const stops: string[][] = [];
  for (let at = 0; at < phrases.length; at += wordsMax - 1) stops.push([STOP_MARK, ...phrases.slice(at, at + wordsMax - 1)]);
  return [...groups.map((words) => [...words]), ...stops];
}

/** What is wrong with a line, or null. An empty one is left out when saving. */
export function lineProblem(text: string, limits: { words: number; letters: number }): string | null {
  const words = wordsOf(text);
  if (words.length === 0) return null;
  if (words.some((word) => !/[\p{L}\p{N}]/u.test(word))) return 'A word has a letter or a digit.';
  if (words.length === 1) return 'A group needs two words or more, parted by commas.';
  if (words.length > limits.words) return `At most ${limits.words} words.`;
  const long = words.find((word) => word.length > limits.letters);
  return long === undefined ? null : `“${long.slice(0, 20)}…” is longer than ${limits.letters} characters.`;
}

/** The groups to be saved. */
export function groupsOf(lines: readonly SynonymLine[]): string[][] {
  return lines.map(({ text }) => wordsOf(text)).filter((words) => words.length > 0);
}

/** Whether two lists of groups hold the same groups. */
export function sameGroups(a: readonly (readonly string[])[], b: readonly (readonly string[])[]): boolean {
  return a.map(sign).sort().join('\n\n') === b.map(sign).sort().join('\n\n');
}

/**
 * Mine, with what others changed since `base`: their new groups come, those that they removed go. A group that both
 * changed stays in both versions, for a person to look at.
 */
export function mergedGroups(base: readonly (readonly string[])[], mine: readonly (readonly string[])[], theirs: readonly (readonly string[])[]): string[][] {
  const signs = (groups: readonly (readonly string[])[]) => new Set(groups.map(sign));
  const [before, now, own] = [signs(base), signs(theirs), signs(mine)];
  const kept = mine.filter((words) => !before.has(sign(words)) || now.has(sign(words)));
  const came = theirs.filter((words) => !before.has(sign(words)) && !own.has(sign(words)));
  return [...kept, ...came].map((words) => [...words]);
}
