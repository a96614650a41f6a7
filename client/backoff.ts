const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/**
 * How long to wait before trying again after `failures` failures in a row (0 for the first), in milliseconds: twice
 * as long each time up to 10 s, less up to half of it by chance, so that many clients do not return in one instant.
 */
export function backoff(failures: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** failures);
  return Math.round(longest * (1 - random() / 2));
}
