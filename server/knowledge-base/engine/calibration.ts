/**
 * What the numbers behind a confidence mean in one knowledge base: a logistic regression from evidence to "was the first
 * candidate right", fitted on questions whose answer is known, and the confidence from which answers keep the promise.
 */
import { ANSWER_FROM, CLARIFY_FROM } from './confidence.ts';
import type { Evidence } from './evidence.ts';
import { fitLine, logistic, logOdds } from './logistic-line.ts';

/** What spoke for the first candidate of a question, whether it was right, or among the first three, and how much the row counts. */
export interface EvidenceRow {
  evidence: Evidence;
  isRight: boolean;
  isAmongThree: boolean;
  /** Whether its article was taken out of the base first. */
  isOutside: boolean;
  weight: number;
}

/** A fitted confidence, as plain numbers. */
export interface Calibration {
  means: readonly number[];
  scales: readonly number[];
  weights: readonly number[];
  intercept: number;
  /** From here the bot answers, from there it asks "did you mean". */
  answerFrom: number;
  clarifyFrom: number;
}

/** Of a hundred answers given at once, so many shall be right. */
export const PROMISED_PRECISION = 0.95;
/** "Did you mean" is asked where the right article is among the three it shows at least this often. */
const CLARIFY_RIGHT = 0.45;
/** No "did you mean" below this, whatever the rows say: a bot right once in four has found nothing. */
const CLARIFY_MIN = CLARIFY_FROM;
/** No answer below this: where nearly every row was right, rows cannot tell where answers become wrong. */
const ANSWER_MIN = ANSWER_FROM;
/** A question made of the very words of one of the article's phrasings; held-out questions cannot tell how sure that is. */
const SAME_FROM = 0.999;
const SAME_CONFIDENCE = 0.98;
/** An article that holds less than this of a question is less sure than fitted: a base's own questions are seldom that foreign. */
const COVERED_FROM = 0.25;
const STEPS = 300;
const STEP = 1;
/** Pulls weights towards 0, as much as so many rows would; 3 and 10 were equal for 150 articles, 10 better for 30. */
const PRIOR_ROWS = 10;

/** Evidence in the form in which its effect on the log-odds is about straight. */
function inputs({ lead, covered, nearest, probability, margin, score, unknown, repaired, agreed, length }: Evidence): number[] {
  const logit = Math.log((probability + 0.005) / (1.005 - probability));
  return [logit, margin, Math.log1p(score), lead, covered, nearest, unknown, repaired, agreed, Math.log1p(length)];
}

/** The probability that a candidate with this evidence, the first of its question, answers it. */
export function calibratedConfidence(calibration: Calibration, evidence: Evidence): number {
  const fitted = confidence(calibration, standardised(calibration, inputs(evidence)));
  const isOwnPhrasing = evidence.nearest >= SAME_FROM && evidence.margin >= 0;
  return isOwnPhrasing ? Math.max(fitted, SAME_CONFIDENCE) : fitted * Math.min(1, Math.max(0, evidence.covered) / COVERED_FROM);
}

/** Fits a confidence to rows, of which there should be dozens, and chooses where to answer. */
export function fitCalibration(rows: readonly EvidenceRow[]): Calibration {
  const raw = rows.map(({ evidence }) => inputs(evidence));
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const meanOf = (value: (row: number[], i: number) => number, i: number) =>
    raw.reduce((sum, row, at) => sum + (rows[at] as EvidenceRow).weight * value(row, i), 0) / total;
  const parts = (raw[0] ?? []).map((_, i) => i);
  const means = parts.map((i) => meanOf((row) => row[i] as number, i));
  const scales = parts.map((i) => Math.sqrt(meanOf((row) => ((row[i] as number) - (means[i] as number)) ** 2, i)) || 1);
  const fit = { means, scales, weights: parts.map(() => 0), intercept: 0 };
  const at = raw.map((row) => standardised(fit, row));
  for (let step = 0; step < STEPS; step += 1) {
    const slope = fit.weights.map((weight) => (PRIOR_ROWS * weight) / rows.length);
    let lift = 0;
    at.forEach((row, i) => {
      const { isRight, weight } = rows[i] as EvidenceRow;
      const error = (weight * (confidence(fit, row) - Number(isRight))) / total;
      lift += error;
      for (const part of parts) slope[part] = (slope[part] as number) + error * (row[part] as number);
    });
    fit.weights = fit.weights.map((weight, part) => weight - STEP * (slope[part] as number));
    fit.intercept -= STEP * lift;
  }
  const judged = rows.map((row, i) => ({ ...row, confidence: confidence(fit, at[i] as number[]) }));
  const answerFrom = answerThreshold(judged);
  return { ...fit, answerFrom, clarifyFrom: Math.min(answerFrom, Math.max(CLARIFY_MIN, clarifyThreshold(judged))) };
}

/** The lowest confidence above which the promise is kept by the rows; the promise itself where none keeps it. */
function answerThreshold(rows: readonly (EvidenceRow & { confidence: number })[]): number {
  let [all, right, from] = [0, 0, PROMISED_PRECISION];
  for (const row of [...rows].sort((a, b) => b.confidence - a.confidence)) {
    all += row.weight;
    right += row.isRight ? row.weight : 0;
    if (right / all >= PROMISED_PRECISION) from = Math.min(from, row.confidence);
  }
  return Math.max(ANSWER_MIN, from);
}

/** The confidence at which the right article is among the first three as often as `CLARIFY_RIGHT` says. */
function clarifyThreshold(rows: readonly (EvidenceRow & { confidence: number })[]): number {
  const points = rows.map(({ confidence: sure, isAmongThree, weight }) => ({ x: logOdds(sure), isTrue: isAmongThree, weight }));
  const { slope, intercept } = fitLine(points);
  return slope <= 0 ? 0 : logistic((logOdds(CLARIFY_RIGHT) - intercept) / slope);
}

function standardised({ means, scales }: Pick<Calibration, 'means' | 'scales'>, row: readonly number[]): number[] {
  return row.map((value, i) => (value - (means[i] as number)) / (scales[i] as number));
}

function confidence({ weights, intercept }: Pick<Calibration, 'weights' | 'intercept'>, row: readonly number[]): number {
  return logistic(row.reduce((sum, value, i) => sum + value * (weights[i] as number), intercept));
}
