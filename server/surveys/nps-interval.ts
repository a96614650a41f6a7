import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import { wilson, Z95 } from '../kernel/share.ts';

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

const around = (score: number, deviation: number) => ({ low: score - Z95 * deviation, high: score + Z95 * deviation });

/**
 * Answers that are all of one kind have variance 0, which would make one answer look certain. What is known of them is
 * how rare the other kinds can be (Wilson), and at worst those are all at the far end.
 */
function unanimousBounds(score: number, answers: number): { low: number; high: number } {
  const others = 1 - wilson(answers, answers).low;
  if (score === 0) return { low: -others, high: others };
  return score > 0 ? { low: 1 - 2 * others, high: 1 } : { low: -1, high: 2 * others - 1 };
}
