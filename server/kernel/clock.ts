/** Where the time comes from; tests pass one they can move. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still until it is moved. */
export interface ManualClock extends Clock {
  /** Moves time forward by `ms` milliseconds. */
  advance(ms: number): void;
}

/** A clock for tests, starting at `startAt` (milliseconds since the Unix epoch). */
export function manualClock(startAt = Date.UTC(2026, 0, 5, 9)): ManualClock {
  let current = startAt;
  return {
    now: () => current,
    advance: (ms) => {
      current += ms;
    },
  };
}
