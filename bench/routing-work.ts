/** What customers and agents of the race do, the same for the server and for the baseline: all of it from one seed. */

/** How many, how fast, and how people answer. Times in milliseconds. */
export const RACE = {
  agents: 20,
  conversations: 500,
  /** Customers come evenly over this time. */
  arriveWithinMs: 25_000,
  /** Of offers so many are declined, and so many left to run out. */
  declineShare: 0.1,
  ignoreShare: 0.05,
  decideMs: [50, 350],
  serveMs: [400, 1_600],
  offerSeconds: 5,
  capacity: 4,
} as const;

/** What an agent does with an offer. */
export type Answer = { kind: 'accept'; afterMs: number; serveMs: number } | { kind: 'decline'; afterMs: number } | { kind: 'ignore' };

/** Random numbers in [0, 1) that come out the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The next answer of an agent. */
export function nextAnswer(random: () => number): Answer {
  const between = ([from, to]: readonly [number, number]) => from + random() * (to - from);
  const dice = random();
  const afterMs = between(RACE.decideMs);
  if (dice < RACE.ignoreShare) return { kind: 'ignore' };
  if (dice < RACE.ignoreShare + RACE.declineShare) return { kind: 'decline', afterMs };
  return { kind: 'accept', afterMs, serveMs: between(RACE.serveMs) };
}

/** Resolves after so many milliseconds. */
export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** How evenly work was spread: the most minus the fewest, and the standard deviation over the mean. */
export function spreadOf(counts: readonly number[]): { range: number; coefficient: number } {
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  const variance = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / counts.length;
  return { range: Math.max(...counts) - Math.min(...counts), coefficient: mean === 0 ? 0 : Math.sqrt(variance) / mean };
}
