/**
 * How far a figure can be trusted. A share of 8 in 10 and one of 800 in 1000 are both 80 %, but the first may well be
 * 50 % by chance; so every share leaves with what it was made of and the bounds of its 95 % interval.
 */
import type { Share, SurveyFigures } from '../../protocol/staff-contract.ts';

/** The 97.5 % quantile of the standard normal distribution: 95 % of it lie within ± this. */
const Z = 1.959963984540054;

/** `part` of `of`, as a share with its Wilson interval; all null where `of` is 0. */
export function shareOf(part: number, of: number): Share {
  return of === 0 ? { part, of, value: null, low: null, high: null } : { part, of, value: part / of, ...wilson(part, of) };
}

/**
 * The 95 % score interval of a share (E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, JASA 22 (1927) 209–212). Unlike value ± z·√(p(1−p)/n) it stays within 0–1 and holds for few answers.
 */
function wilson(part: number, of: number): { low: number; high: number } {
  const share = part / of;
  const scale = 1 + Z ** 2 / of;
  const centre = (share + Z ** 2 / (2 * of)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  // Where nobody or everybody counts, the bound is exactly 0 or 1; only rounding would say otherwise.
  return { low: part === 0 ? 0 : centre - reach, high: part === of ? 1 : centre + reach };
}

/**
 * NPS: % promoters minus % detractors, −100…100, with its 95 % interval. An answer counts +1, 0 or −1, so the variance
 * of the mean is (p + d − (p − d)²) / n, p and d being the shares of promoters and detractors of a trinomial sample
 * (B. Rocks, Interval estimation for the net promoter score, The American Statistician 70 (2016) 365–372, its
 * Wald interval). All null where nobody answered.
 */
export function npsOf(answers: number, promoters: number, detractors: number): SurveyFigures['nps'] {
  const counts = { answers, promoters, detractors };
  if (answers === 0) return { ...counts, value: null, low: null, high: null };
  const score = (promoters - detractors) / answers;
  const variance = ((promoters + detractors) / answers - score ** 2) / answers;
  const isUnanimous = [promoters, detractors, answers - promoters - detractors].includes(answers);
  const { low, high } = isUnanimous ? unanimousBounds(score, answers) : around(score, Math.sqrt(variance));
  return { ...counts, value: 100 * score, low: 100 * Math.max(-1, low), high: 100 * Math.min(1, high) };
}

const around = (score: number, deviation: number) => ({ low: score - Z * deviation, high: score + Z * deviation });

/**
 * Answers that are all of one kind have variance 0, which would make one answer look certain. What is known of them is
 * how rare the other kinds can be (Wilson), and at worst those are all at the far end.
 */
function unanimousBounds(score: number, answers: number): { low: number; high: number } {
  const others = 1 - wilson(answers, answers).low;
  if (score === 0) return { low: -others, high: others };
  return score > 0 ? { low: 1 - 2 * others, high: 1 } : { low: -1, high: 2 * others - 1 };
}
