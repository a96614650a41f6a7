/**
 * Finds the known words near a word, by symmetric deletes: two words at a small distance become equal when a few letters
 * of each are left out, so all ways to leave letters out of the known words are listed once, as hashes in one sorted
 * array (eight bytes an entry, no strings), and a word is looked up by its own few.
 */
import { editDistance } from './edit-distance.ts';
import { hashOf } from './hash.ts';

/** A known word, how many slips lead to it, and its place in the list of known words. */
export interface NearWord {
  word: string;
  slips: number;
  rank: number;
}

/** Gives the known words near a word, in no order. */
export type NearWords = (word: string) => NearWord[];

/** Shorter words are near to too many others. */
const LISTED_FROM = 2;
/** From this length two slips are looked for. */
const TWO_SLIPS_FROM = 5;
/** Letters are left out within this many at the beginning of a word: that finds nearly what the whole word would, for less. */
const PREFIX = 7;
/** Words that are listed at most. A hash and a word's number must fit into 53 bits. */
const WORDS_MAX = 2 ** 18;
const DIGIT = /\p{N}/u;

/** Builds the list of `words`, most used first. */
export function listNearWords(words: readonly string[]): NearWords {
  const known = words.slice(0, WORDS_MAX);
  const listed: number[] = [];
  known.forEach((word, i) => {
    if (word.length < LISTED_FROM || DIGIT.test(word)) return;
    for (const variant of variants(word)) listed.push(hashOf(variant) * WORDS_MAX + i);
  });
  const entries = Float64Array.from(listed).sort();

  return (word) => {
    if (DIGIT.test(word)) return [];
    const near: NearWord[] = [];
    const tried = new Set<number>();
    for (const variant of variants(word)) {
      const key = hashOf(variant) * WORDS_MAX;
      for (let at = firstFrom(entries, key); at < entries.length; at += 1) {
        const rank = (entries[at] as number) - key;
        if (rank >= WORDS_MAX) break;
        if (tried.has(rank)) continue;
        tried.add(rank);
        const found = known[rank] as string;
        // A known word is short or long in its own right: `cart` may not become `carton` by two slips.
        const allowed = Math.min(slipsSought(word), slipsSought(found));
        const slips = editDistance(word, found, allowed);
        if (slips <= allowed) near.push({ word: found, slips, rank });
      }
    }
    return near;
  };
}

function slipsSought(word: string): number {
  return word.length >= TWO_SLIPS_FROM ? 2 : 1;
}

/** The beginning of a word, and what remains of it when as many letters as slips are sought are left out. */
function variants(word: string): Set<string> {
  const all = new Set([word.slice(0, PREFIX)]);
  let last: readonly string[] = [...all];
  for (let slips = slipsSought(word); slips > 0; slips -= 1) {
    last = last.flatMap((text) => [...text].map((_, i) => text.slice(0, i) + text.slice(i + 1)));
    for (const text of last) all.add(text);
  }
  return all;
}

/** Where the first entry not below `key` stands. */
function firstFrom(entries: Float64Array, key: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] as number) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
