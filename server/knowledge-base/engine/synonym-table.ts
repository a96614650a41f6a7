/** Looks up which words stand for which. Phrases of several words count as one entry. */
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { isStopGroup } from './stop-phrases.ts';
import type { Stemmer } from './words.ts';
import { foldedWords } from './words.ts';

/** What a question gains by its synonyms: stems that it does not hold itself. */
export type SynonymTable = (stems: readonly string[]) => string[];

/** Longest phrase of a group, in words. */
const PHRASE_MAX = 4;

/** Builds the table. A word in several groups gains from all of them. */
export function synonymTable(groups: readonly SynonymGroup[], stem: Stemmer): SynonymTable {
  const phrases = new Map<string, Set<string>>();
  for (const group of groups) {
    if (isStopGroup(group)) continue;
    const members = group.map((word) => foldedWords(word, PHRASE_MAX).map(stem)).filter(({ length }) => length > 0);
    for (const member of members) {
      const key = member.join(' ');
      const gained = phrases.get(key) ?? new Set<string>();
      for (const other of members) if (other !== member) for (const term of other) gained.add(term);
      phrases.set(key, gained);
    }
  }
  return (stems) => {
    const gained = new Set<string>();
    for (let from = 0; from < stems.length; from += 1) {
      for (let length = 1; length <= PHRASE_MAX && from + length <= stems.length; length += 1) {
        for (const term of phrases.get(stems.slice(from, from + length).join(' ')) ?? []) gained.add(term);
      }
    }
    return [...gained].filter((term) => !stems.includes(term));
  };
}
