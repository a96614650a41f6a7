import { hashOf } from './hash.ts';

/** Numbers the terms of an index from 0, by their hashes: twelve bytes a term, where a map of strings takes ten times that. */
export interface TermIds {
  readonly count: number;
  /** The number of a term, a new one where it has none yet. */
  add(term: string): number;
  /** Its number, or -1. */
  find(term: string): number;
}

/** Share of the slots that may be taken, as a power of two: half. */
const FULL = 1;
const FIRST_SLOTS = 1 << 12;

/** An empty table. Of 300,000 terms about ten share their hash with another one and count as the same. */
export function termIds(): TermIds {
  let hashes = new Uint32Array(FIRST_SLOTS);
  let numbers = new Int32Array(FIRST_SLOTS).fill(-1);
  let count = 0;

  function slotOf(hash: number): number {
    const mask = numbers.length - 1;
    let slot = hash & mask;
    while (numbers[slot] !== -1 && hashes[slot] !== hash) slot = (slot + 1) & mask;
    return slot;
  }

  function grow(): void {
    const [oldHashes, oldNumbers] = [hashes, numbers];
    hashes = new Uint32Array(oldHashes.length * 2);
    numbers = new Int32Array(oldNumbers.length * 2).fill(-1);
    oldNumbers.forEach((number, i) => {
      if (number === -1) return;
      const slot = slotOf(oldHashes[i] as number);
      hashes[slot] = oldHashes[i] as number;
      numbers[slot] = number;
    });
  }

  return {
    get count() {
      return count;
    },
    find: (term) => numbers[slotOf(hashOf(term))] as number,
    add(term) {
      const hash = hashOf(term);
      let slot = slotOf(hash);
      if (numbers[slot] !== -1) return numbers[slot] as number;
      if (count >= numbers.length >> FULL) {
        grow();
        slot = slotOf(hash);
      }
      hashes[slot] = hash;
      numbers[slot] = count;
      return count++;
    },
  };
}
