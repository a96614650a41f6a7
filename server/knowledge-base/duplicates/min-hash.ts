/**
 * Finds sets that have much in common without comparing all with all: a signature keeps the smallest hash of a set for
 * each of some hash functions, and sets whose signatures agree in a band are looked at closely (Broder 1997; banding as in
 * Leskovec, Rajaraman and Ullman, Mining of Massive Datasets § 3.4). The functions are fixed, so the same texts always give
 * the same pairs.
 */
import { createTurns } from '../upkeep/turns.ts';

const BANDS = 16;
const ROWS = 2;
const FUNCTIONS = BANDS * ROWS;
/** In a bucket larger than this only neighbours are compared: the same sentence in hundreds of articles is one finding. */
const BUCKET_MAX = 40;
/** Signatures sorted into buckets between two looks at the time. */
const CHUNK = 500;

/** One of the hash functions, by its number: the finalizer of MurmurHash3 over a seeded value. */
function mixed(hash: number, seed: number): number {
  let value = hash ^ Math.imul(seed + 1, 0x9e3779b1);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** The signature of a set of hashes. */
export function signature(set: ReadonlySet<number>): Uint32Array {
  const smallest = new Uint32Array(FUNCTIONS).fill(0xffffffff);
  for (const hash of set) {
    for (let seed = 0; seed < FUNCTIONS; seed += 1) {
      const value = mixed(hash, seed);
      if (value < (smallest[seed] as number)) smallest[seed] = value;
    }
  }
  return smallest;
}

/** Pairs of indexes, the lower one first, that may have much in common; each once. Lets others through in between. */
export async function* candidatePairs(signatures: readonly Uint32Array[]): AsyncGenerator<readonly [number, number]> {
  const seen = new Set<number>();
  const turn = createTurns();
  for (let band = 0; band < BANDS; band += 1) {
    const buckets = new Map<string, number[]>();
    for (const [i, values] of signatures.entries()) {
      if (i % CHUNK === 0) await turn();
      const key = `${values[band * ROWS]} ${values[band * ROWS + 1]}`;
      const bucket = buckets.get(key);
      if (bucket === undefined) buckets.set(key, [i]);
      else bucket.push(i);
    }
    for (const bucket of buckets.values()) {
      if (bucket.length > 1) await turn();
      for (let a = 0; a < bucket.length; a += 1) {
        const last = bucket.length > BUCKET_MAX ? Math.min(a + 2, bucket.length) : bucket.length;
        for (let b = a + 1; b < last; b += 1) {
          const pair = [bucket[a] as number, bucket[b] as number] as const;
          const key = pair[0] * signatures.length + pair[1];
          if (seen.has(key)) continue;
          seen.add(key);
          yield pair;
        }
      }
    }
  }
}

/** What two sets have in common of all they have (Jaccard), 0–1. */
export function jaccard<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let common = 0;
  for (const each of small) if (large.has(each)) common += 1;
  const all = a.size + b.size - common;
  return all === 0 ? 0 : common / all;
}
