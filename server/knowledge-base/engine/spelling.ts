/**
 * Repairs words that a knowledge base does not know by those that it does know: a slip of the fingers should not cost
 * an answer. Found by symmetric deletes: two words at a small distance become equal when a few letters of each are left
 * out, so all ways to leave letters out of the base's words are listed once, as hashes in one sorted array (eight bytes
 * an entry, no strings), and a question's word is looked up by its own few.
 */
import { editDistance } from './edit-distance.ts';
import { hashOf } from './hash.ts';

/** Gives the word of the base that was probably meant, or null where none is near. */
export type Speller = (word: string) => string | null;

/** Shorter words are near to too many others. */
const ONE_SLIP_FROM = 4;
/** In shorter words the first letter must be right: `rent` is no `tent`. */
const ANY_LETTER_FROM = 6;
/** From this length two slips are forgiven. */
const TWO_SLIPS_FROM = 8;
/** Letters are left out within this many at the beginning of a word: that finds what the whole word would, for less. */
const PREFIX = 7;
/** Words that are listed at most, most used first. A hash and a word's number must fit into 53 bits. */
const WORDS_MAX = 2 ** 18;
const DIGIT = /\p{N}/u;

/** Builds the speller of a vocabulary: each word, and how often it is used. */
export function buildSpeller(vocabulary: ReadonlyMap<string, number>): Speller {
  const words = [...vocabulary.keys()]
    .filter((word) => word.length >= ONE_SLIP_FROM - 1 && !DIGIT.test(word))
    .sort((a, b) => (vocabulary.get(b) ?? 0) - (vocabulary.get(a) ?? 0))
    .slice(0, WORDS_MAX);
  const listed: number[] = [];
  words.forEach((word, i) => {
    for (const variant of variants(word)) listed.push(hashOf(variant) * WORDS_MAX + i);
  });
  const entries = Float64Array.from(listed).sort();

  return (word) => {
    if (word.length < ONE_SLIP_FROM || DIGIT.test(word) || vocabulary.has(word)) return null;
    let best: string | null = null;
    let fewest = slipsAllowed(word) + 1;
    let rank = Number.POSITIVE_INFINITY;
    const tried = new Set<number>();
    for (const variant of variants(word)) {
      const key = hashOf(variant) * WORDS_MAX;
      for (let at = firstFrom(entries, key); at < entries.length; at += 1) {
        const i = (entries[at] as number) - key;
        if (i >= WORDS_MAX) break;
        if (tried.has(i)) continue;
        tried.add(i);
        const known = words[i] as string;
        if (word.length < ANY_LETTER_FROM && known[0] !== word[0]) continue;
        const slips = editDistance(word, known, fewest);
        // A word of the base is short or long in its own right: `cart` may not become `carton` by two slips.
        if (slips > slipsAllowed(known) || slips > fewest || (slips === fewest && i >= rank)) continue;
        best = known;
        fewest = slips;
        rank = i;
      }
    }
    return best;
  };
}

function slipsAllowed(word: string): number {
  return word.length >= TWO_SLIPS_FROM ? 2 : 1;
}

/** The beginning of a word, and what remains of it when as many letters as slips are allowed are left out. */
function variants(word: string): Set<string> {
  const all = new Set([word.slice(0, PREFIX)]);
  let last: readonly string[] = [...all];
  for (let slips = slipsAllowed(word); slips > 0; slips -= 1) {
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
