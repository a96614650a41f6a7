/**
 * What the classifier sees of a text: its stems, pairs of neighbouring stems, and runs of three letters, each hashed to
 * one of a fixed number of buckets, so that a trained model is a few typed arrays and no list of words.
 */
import { hashOf } from './hash.ts';
import { trigrams, wordPairs } from './words.ts';

/** Buckets that tokens are hashed to: so many that the 50,000 tokens of 15,000 questions seldom meet. */
export const BUCKETS = 2 ** 18;

/** Buckets of a text and how much each counts. */
export interface Features {
  buckets: Uint32Array;
  values: Float32Array;
}

/** How much a pair and a run of letters count beside a word. */
const KIND_WEIGHTS = { word: 1, pair: 0.7, trigram: 0.35 };

/** The features of a text, given as folded words and their stems. `weight` is the weight of a bucket, such as its rarity. */
export function tokenFeatures(words: readonly string[], stems: readonly string[], weight: (bucket: number) => number): Features {
  const sums = new Map<number, number>();
  const add = (tokens: readonly string[], kind: keyof typeof KIND_WEIGHTS) => {
    for (const token of new Set(tokens)) sums.set(hashOf(`${kind}:${token}`) % BUCKETS, KIND_WEIGHTS[kind]);
  };
  add(trigrams(words), 'trigram');
  add(wordPairs(['', ...stems, '']), 'pair');
  add(stems, 'word');
  const known = [...sums].flatMap(([bucket, value]) => {
    const weighed = value * weight(bucket);
    return weighed === 0 ? [] : [[bucket, weighed] as const];
  });
  const length = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return { buckets: Uint32Array.from(known, ([bucket]) => bucket), values: Float32Array.from(known, ([, value]) => value / length) };
}
