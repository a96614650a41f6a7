/** Runs something once, `ms` milliseconds from now; returns how to call it off. */
export type After = (ms: number, run: () => void) => () => void;

/** What the client core takes from the world around it; tests pass their own. */
export interface Surroundings {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  after: After;
  /** At least 0, below 1. */
  random(): number;
}

/** The clock, timers and chance of the machine. */
export const machine: Surroundings = {
  now: () => Date.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
