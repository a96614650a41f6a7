import { growingNumbers } from './growing-numbers.ts';
import { termIds } from './term-ids.ts';

/** In how many documents each term occurs. */
export interface TermCounts {
  /** Counts the terms of one document, each once. */
  count(terms: readonly string[]): void;
  of(term: string): number;
}

/** No document yet. */
export function termCounts(): TermCounts {
  const ids = termIds();
  const counts = growingNumbers();
  return {
    count(terms) {
      for (const term of new Set(terms)) {
        const id = ids.add(term);
        if (id === counts.length) counts.push(0);
        counts.set(id, counts.at(id) + 1);
      }
    },
    of(term) {
      const id = ids.find(term);
      return id === -1 ? 0 : counts.at(id);
    },
  };
}
