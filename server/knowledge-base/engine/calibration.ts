/**
 * What the numbers behind a confidence mean in one knowledge base: a logistic regression from evidence to "was the first
 * candidate right", fitted on questions whose answer is known, and the confidences from which promises are kept.
 */
import { ANSWER_FROM } from './confidence.ts';
import type { Evidence } from './evidence.ts';
import type { LogisticFit, LogisticRow } from './logistic-regression.ts';
import { fitLogistic, logisticOf } from './logistic-regression.ts';

/** What spoke for the first candidate of a question, whether it was right, or among the first three. */
export interface EvidenceRow {
  evidence: Evidence;
  isRight: boolean;
  isAmongThree: boolean;
  kind: QuestionKind;
}

/** Whether a question was new to its article, nearly one of the article's own, or one whose article was taken out of the base. */
export type QuestionKind = 'inside' | 'near' | 'outside';

/** A fitted confidence, as plain numbers. */
export interface Calibration {
  fit: LogisticFit;
  /** From here the bot answers, by the promise in per cent: the first is for `PROMISE_MIN`. */
  answerFrom: readonly number[];
  /** How likely the right article is among the first three. */
  offerFit: LogisticFit;
}

/** Of a hundred answers given at once, so many shall be right, unless the owner wants another promise; and the least one. */
export const PROMISED_PRECISION = 0.95;
const PROMISE_MIN = 50;
const PROMISE_MAX = 99;
/** "Did you mean" is asked where the right article is among the three it shows at least this often: reading three titles in vain costs a customer less than being told that nothing was found. */
const OFFER_FROM = 0.33;
/** No answer below this: where nearly every row was right, rows cannot tell where answers become wrong. */
const ANSWER_MIN = ANSWER_FROM;
/** A question made of the very words of one of the article's phrasings; held-out questions cannot tell how sure that is. */
const SAME_FROM = 0.999;
export const SAME_CONFIDENCE = 0.98;
/**
 * A question in nearly the words of a phrasing, of which no other article's words or meaning come nearer: right 99 times of
 * 100 in bases of 3, 10 and 100 examples an article. What was learnt before the article came cannot talk it down.
 */
const NEARLY_SAME_FROM = 0.9;
const NEARLY_SAME_CONFIDENCE = 0.97;
/** By words alone, an article that holds less than this of a question is less sure than fitted: a base's own questions are seldom that foreign. */
const COVERED_FROM = 0.25;
/**
 * How many of a hundred questions are taken to be outside the base: an assumption, since its own articles cannot tell. A
 * promise is kept also where it is more, because answers to such questions do the harm.
 */
const OUTSIDE_SHARE = 0.12;
const OUTSIDE_SHARE_FEARED = 0.25;
/** How many questions nearly in an article's own words there are for each that is new to it: an assumption too. */
const NEAR_FOR_INSIDE = 0.4;

/** Evidence in the form in which its effect on the log-odds is about straight, and what each is expected to do before rows say it. */
const INPUTS: readonly { of: (evidence: Evidence) => number; expected: number }[] = [
  { of: ({ probability }) => edgedLogOdds(probability), expected: 0.8 },
  { of: ({ doubt }) => doubt, expected: -0.3 },
  { of: ({ wording }) => edgedLogOdds(wording), expected: 0.4 },
  { of: ({ likeness }) => likeness, expected: 0.5 },
  { of: ({ likenessLead }) => likenessLead, expected: 0.2 },
  { of: ({ nearest }) => nearest, expected: 0.1 },
  { of: ({ covered }) => covered, expected: 0.3 },
  { of: ({ agreed }) => agreed, expected: 0.2 },
  { of: ({ unknown }) => unknown, expected: 0 },
  { of: ({ repaired }) => repaired, expected: 0 },
  { of: ({ length }) => Math.log1p(length), expected: 0 },
];

/** The probability that a candidate with this evidence, the first of its question, answers it. */
export function calibratedConfidence({ fit }: Calibration, evidence: Evidence): number {
  const fitted = logisticOf(fit, inputs(evidence));
  if (evidence.nearest >= SAME_FROM && (evidence.lead >= 0 || evidence.likenessLead >= 0)) return Math.max(fitted, SAME_CONFIDENCE);
  if (evidence.nearest >= NEARLY_SAME_FROM && evidence.lead >= 0 && evidence.likenessLead >= 0) return Math.max(fitted, NEARLY_SAME_CONFIDENCE);
  return evidence.hasVector ? fitted : fitted * Math.min(1, Math.max(0, evidence.covered) / COVERED_FROM);
}

/** Whether "did you mean" is worth asking, by what speaks for the first candidate. */
export function isWorthOffering({ offerFit }: Calibration, evidence: Evidence): boolean {
  return logisticOf(offerFit, inputs(evidence)) >= OFFER_FROM;
}

/** The confidence from which answers keep a promise (0–1). */
export function answersFrom({ answerFrom }: Calibration, promise = PROMISED_PRECISION): number {
  const wanted = Math.min(PROMISE_MAX, Math.max(PROMISE_MIN, Math.round(promise * 100)));
  return answerFrom[wanted - PROMISE_MIN] ?? 1;
}

/** Fits a confidence to rows, of which there should be dozens, and chooses where to answer. */
export function fitCalibration(rows: readonly EvidenceRow[]): Calibration {
  const expected = INPUTS.map((input) => input.expected);
  const casesOf = (share: number, isTrue: (row: EvidenceRow) => boolean) =>
    weighted(rows, share).map(({ row, weight }): LogisticRow => ({ inputs: inputs(row.evidence), isTrue: isTrue(row), weight }));
  const fit = fitLogistic(casesOf(OUTSIDE_SHARE, ({ isRight }) => isRight), expected);
  const offerFit = fitLogistic(casesOf(OUTSIDE_SHARE, ({ isAmongThree }) => isAmongThree), expected);
  const judged = weighted(rows, OUTSIDE_SHARE_FEARED)
    .map(({ row, weight }) => ({ ...row, weight, confidence: logisticOf(fit, inputs(row.evidence)) }))
    .sort((a, b) => b.confidence - a.confidence);
  const answerFrom = Array.from({ length: PROMISE_MAX - PROMISE_MIN + 1 }, (_, i) => answerThreshold(judged, (PROMISE_MIN + i) / 100));
  return { fit, answerFrom, offerFit };
}

/** The lowest confidence above which the promise is kept, by what was right and what was thought to be; the promise itself where none keeps it. */
function answerThreshold(rows: readonly { isRight: boolean; confidence: number; weight: number }[], promise: number): number {
  let [all, right, thought, from] = [0, 0, 0, promise];
  for (const { isRight, confidence, weight } of rows) {
    all += weight;
    right += isRight ? weight : 0;
    thought += weight * confidence;
    // What was thought is steadier where rows are few.
    if ((right + thought) / (2 * all) >= promise) from = Math.min(from, confidence);
  }
  return Math.max(ANSWER_MIN, from);
}

/** Rows with weights by which questions outside have the given share. */
function weighted(rows: readonly EvidenceRow[], share: number): { row: EvidenceRow; weight: number }[] {
  const count = (wanted: QuestionKind) => rows.filter(({ kind }) => kind === wanted).length;
  const inside = count('inside');
  const near = NEAR_FOR_INSIDE * inside;
  const weights = { inside: 1, near: near / Math.max(1, count('near')), outside: ((inside + near) * share) / (1 - share) / Math.max(1, count('outside')) };
  return rows.map((row) => ({ row, weight: weights[row.kind] }));
}

function inputs(evidence: Evidence): number[] {
  return INPUTS.map(({ of }) => of(evidence));
}

/** Log-odds within about ±5. */
function edgedLogOdds(p: number): number {
  return Math.log((p + 0.005) / (1.005 - p));
}
