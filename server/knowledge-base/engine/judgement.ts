/** What the bot does with the candidates of a question: how sure it is of each, and whether that is sure enough. */
import type { AnswerCandidate, AnswerResult } from './answer-engine.ts';
import type { Calibration } from './calibration.ts';
import { answersFrom, calibratedConfidence, isWorthOffering, SAME_CONFIDENCE } from './calibration.ts';
import type { CandidateArticle } from './candidates.ts';
import { ANSWER_FROM, CLARIFY_FROM, confidenceOf } from './confidence.ts';
import type { Lesson } from './lesson.ts';

/** Candidates with their confidence, best first, and what follows from it. */
export interface Judgement {
  candidates: readonly AnswerCandidate[];
  decision: Extract<AnswerResult['decision'], 'answer' | 'clarify' | 'handoff'>;
}

/** Judges by what the base has learnt about itself; null where it has not, or not yet: then by constants. `promise`: of 100 answers so many (0–1) shall be right. The first that `isMeant` for these very words is believed as if it had them. */
export function judge<C extends CandidateArticle>(found: readonly C[], lesson: Pick<Lesson, 'calibration' | 'wordsCalibration'> | null, promise?: number, isMeant: (each: C) => boolean = () => false): Judgement {
  const calibration = lesson === null ? null : found[0]?.evidence.hasVector === true ? lesson.calibration : lesson.wordsCalibration;
  const answerFrom = calibration === null ? ANSWER_FROM : answersFrom(calibration, promise);
  const sure = calibration === null ? byConstants(found) : byCalibration(found, calibration);
  const meant = found.findIndex(isMeant);
  const candidates = found
    .map(({ slug, title, words, nearestQuestion }, i) => ({ slug, title, confidence: i === meant ? Math.max(sure[i] ?? 0, SAME_CONFIDENCE) : (sure[i] ?? 0), why: { words, nearestQuestion } }))
    .sort((a, b) => b.confidence - a.confidence);
  const first = candidates[0]?.confidence ?? 0;
  if (first >= answerFrom) return { candidates, decision: 'answer' };
  const [best] = found;
  const isOffered = best !== undefined && (calibration === null ? first >= CLARIFY_FROM : isWorthOffering(calibration, best.evidence));
  return { candidates, decision: isOffered ? 'clarify' : 'handoff' };
}

function byConstants(found: readonly CandidateArticle[]): number[] {
  return found.map(({ evidence }) => confidenceOf(evidence));
}

/** A calibration knows first candidates only; the others are as much less sure as they are less probable. */
function byCalibration(found: readonly CandidateArticle[], calibration: Calibration): number[] {
  const [first] = found;
  if (first === undefined) return [];
  const top = calibratedConfidence(calibration, first.evidence);
  return found.map(({ evidence }) => (top * evidence.probability) / first.evidence.probability);
}
