/**
 * How far a figure can be trusted. A share of 8 in 10 and one of 800 in 1000 are both 80 %, but the first may well be
 * 50 % by chance; so every share leaves with what it was made of and the bounds of its 95 % interval.
 */
import type { Share } from '../../protocol/share.ts';

/** The 97.5 % quantile of the standard normal distribution: 95 % of it lie within ± this. */
export const Z95 = 1.959963984540054;

/** `part` of `of`, as a share with its Wilson interval; all null where `of` is 0. */
export function shareOf(part: number, of: number): Share {
  return of === 0 ? { part, of, value: null, low: null, high: null } : { part, of, value: part / of, ...wilson(part, of) };
}

/**
 * The 95 % score interval of a share (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22 (1927) 209–212). Unlike value ± z·√(p(1−p)/n) it stays within 0–1 and holds for few answers.
 */
export function wilson(part: number, of: number): { low: number; high: number } {
  const share = part / of;
  const scale = 1 + Z95 ** 2 / of;
  const centre = (share + Z95 ** 2 / (2 * of)) / scale;
  const reach = (Z95 / scale) * Math.sqrt((share * (1 - share)) / of + Z95 ** 2 / (4 * of ** 2));
  // Where nobody or everybody counts, the bound is exactly 0 or 1; only rounding would say otherwise.
  return { low: part === 0 ? 0 : centre - reach, high: part === of ? 1 : centre + reach };
}
