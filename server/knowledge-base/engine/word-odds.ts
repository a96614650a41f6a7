/**
 * How likely a word is at its place in a question, from the base's own texts and a general list of the language's words:
 * among several words that may have been meant, the one that fits its neighbour. Costs are negative logarithms.
 */
import { hashOf } from './hash.ts';

/** Costs of words. */
export interface WordOdds {
  /** Of a word after another (null: first of the question). Infinite for a word that is not known. */
  cost(word: string, before: string | null): number;
  /** What a word costs that the base uses once. */
  readonly rareCost: number;
  isKnown(word: string): boolean;
  /** All known words, most likely first. */
  readonly words: readonly string[];
}

/** What a base says: how often it uses each word, and its phrasings as lists of words, in which words stand as customers put them. */
export interface BaseWords {
  counts: ReadonlyMap<string, number>;
  phrasings: readonly (readonly string[])[];
}

/** How much of a word's probability comes from the general list, and how much of it from the word before. */
const GENERAL_SHARE = 0.25;
const PAIR_SHARE = 0.5;
/** The general list gives an order only; by Zipf's law (as Mandelbrot put it) that is enough. */
const ZIPF_SHIFT = 2.7;

/** Counts words and pairs. `general` lists the language's words, most used first; it may be empty. */
export function wordOdds({ counts, phrasings }: BaseWords, general: readonly string[]): WordOdds {
  let total = 0;
  for (const count of counts.values()) total += count;
  const ranks = new Map(general.map((word, rank) => [word, rank]));
  const share = general.length === 0 ? 0 : GENERAL_SHARE;
  const zipf = general.reduce((sum, _, rank) => sum + 1 / (rank + ZIPF_SHIFT), 0);
  const pairs = countPairs(phrasings);
  const begins = new Map<string, number>();
  for (const words of phrasings) for (const word of ['', ...words.slice(0, -1)]) begins.set(word, (begins.get(word) ?? 0) + 1);

  const single = (word: string) => {
    const rank = ranks.get(word);
    return ((1 - share) * (counts.get(word) ?? 0)) / (total || 1) + (rank === undefined ? 0 : share / (rank + ZIPF_SHIFT) / zipf);
  };
  const cost = (word: string, before: string | null) => {
    const first = before ?? '';
    const follows = pairs(first, word) / (begins.get(first) ?? 1);
    return -Math.log((1 - PAIR_SHARE) * single(word) + PAIR_SHARE * follows);
  };
  const words = [...new Set([...counts.keys(), ...general])];
  const likely = new Map(words.map((word) => [word, single(word)]));
  return {
    cost,
    rareCost: -Math.log((1 - PAIR_SHARE) / (total || 1)),
    isKnown: (word) => likely.has(word),
    words: words.sort((a, b) => (likely.get(b) ?? 0) - (likely.get(a) ?? 0)),
  };
}

/** Counts neighbours, as sorted hashes: no strings are kept. */
function countPairs(phrasings: readonly (readonly string[])[]): (first: string, second: string) => number {
  const keys: number[] = [];
  for (const words of phrasings) words.forEach((word, i) => keys.push(hashOf(`${words[i - 1] ?? ''} ${word}`)));
  const sorted = Uint32Array.from(keys).sort();
  return (first, second) => {
    const key = hashOf(`${first} ${second}`);
    return firstAbove(sorted, key) - firstAbove(sorted, key - 1);
  };
}

/** How many of the sorted numbers are not above `key`. */
function firstAbove(sorted: Uint32Array, key: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}
