import type { Clock } from './clock.ts';

/** The same answer for `ms` milliseconds, also to those who ask while it is made; a failed one is not kept. */
export function freshFor<T>(ms: number, clock: Clock, make: () => Promise<T>): () => Promise<T> {
  let kept: { at: number; value: Promise<T> } | null = null;
  return () => {
    if (kept !== null && clock.now() - kept.at < ms) return kept.value;
    const made = { at: clock.now(), value: make() };
    kept = made;
    made.value.catch(() => {
      if (kept === made) kept = null;
    });
    return made.value;
  };
}
