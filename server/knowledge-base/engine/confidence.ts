import type { Evidence } from './evidence.ts';

/*
 * How sure the bot may be of a candidate of a base that has not learnt from its own questions yet, or is too small to: a
 * logistic function of three numbers that mean the same in every base, 0–1.
 *
 * Four constants, fitted once on the sample company's 33 public articles; `testing/confidence-fit.ts` makes the rows and a
 * test compares a fresh fit. It orders well, but for another company's articles it is a guess; `calibration.ts` is none.
 */
type ConstantPart = 'lead' | 'covered' | 'nearest';
const INTERCEPT = -2.4;
const WEIGHTS: Readonly<Record<ConstantPart, number>> = { lead: 3.5, covered: 1.7, nearest: 1.85 };

/** Answers from here on are given at once. Of 21 such on the sample company's test questions 17 were right. */
export const ANSWER_FROM = 0.5;
/** From here the best candidates are offered as "did you mean"; below, nothing was found. */
export const CLARIFY_FROM = 0.25;

/** The probability, as far as the constants above can tell, that the candidate answers the question. */
export function confidenceOf(evidence: Pick<Evidence, ConstantPart>): number {
  const sum = (Object.keys(WEIGHTS) as ConstantPart[]).reduce((z, part) => z + WEIGHTS[part] * evidence[part], INTERCEPT);
  return 1 / (1 + Math.exp(-sum));
}
