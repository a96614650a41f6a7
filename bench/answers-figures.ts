/** What the answers of one run say about an engine. */
import type { AnswerResult } from '../server/knowledge-base/index.ts';
import { choicesOf } from '../server/knowledge-base/index.ts';
import type { AnswerQuestion } from './answers-data.ts';

/** A question and what became of it. */
export interface Asked extends AnswerQuestion {
  result: AnswerResult;
}

const PROMISED_PRECISION = 0.95;
const BINS = 10;

/** The share in per cent of those for which `holds` is true; NaN for none. */
export function per100<T>(of: readonly T[], holds: (each: T) => boolean): number {
  return (100 * of.filter(holds).length) / of.length;
}

export const isFirst = ({ slug, result }: Asked): boolean => slug !== null && result.candidates[0]?.slug === slug;
export const isAmongThree = ({ slug, result }: Asked): boolean => result.candidates.slice(0, 3).some((each) => each.slug === slug);
export const isAnswered = ({ result }: Asked): boolean => result.decision === 'answer';
export const isOffered = ({ result }: Asked): boolean => result.decision === 'clarify';
/** Answered rightly at once, or among the titles that are offered, of which there are three at most. */
export const isHelped = (each: Asked): boolean => (isAnswered(each) ? isFirst(each) : isOffered(each) && choicesOf(each.result.candidates).some(({ slug }) => slug === each.slug));

/** The share, in per cent, of questions inside that can be answered at 95 % precision if one knew the best threshold. */
export function answerableAtPromise(asked: readonly Asked[]): number {
  const inside = asked.filter(({ slug }) => slug !== null).sort((a, b) => sureness(b) - sureness(a));
  let [right, best] = [0, 0];
  inside.forEach((each, i) => {
    right += isFirst(each) ? 1 : 0;
    if (right / (i + 1) >= PROMISED_PRECISION) best = i + 1;
  });
  return (100 * best) / inside.length;
}

/** By how many points confidence is off: the mean distance between promised and right over ten bins, weighted by size. */
export function calibrationError(asked: readonly Asked[]): number {
  const bins = Array.from({ length: BINS }, () => ({ promised: 0, right: 0 }));
  for (const each of asked) {
    const bin = bins[Math.min(BINS - 1, Math.floor(sureness(each) * BINS))];
    if (bin === undefined) continue;
    bin.promised += sureness(each);
    bin.right += Number(isFirst(each));
  }
  return (100 * bins.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0)) / asked.length;
}

/** Confidence of the first candidate; what the wording alone decided names none. */
const sureness = ({ result }: Asked): number => result.candidates[0]?.confidence ?? 0;
