/** Where the constants of the confidence come from: evidence from a base asked with its own questions, and a fit to it. */
import type { AnswerableArticle } from '../engine/article-words.ts';
import type { CandidateIndex } from '../engine/candidates.ts';
import { buildCandidateIndex } from '../engine/candidates.ts';
import type { Evidence } from '../engine/evidence.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';

/** What spoke for the first candidate of a question, whether it was right, and how much the row counts. */
export interface EvidenceRow {
  evidence: Evidence;
  right: boolean;
  weight: number;
}

/** Folds of the example questions. */
const FOLDS = 3;
/** Every how many articles one is taken out whole; each costs a build. */
const LEFT_OUT_EVERY = 5;
/** How much a question that nothing answers counts: customers ask more inside than outside a base. */
const UNANSWERABLE_WEIGHT = 0.3 * LEFT_OUT_EVERY;

/**
 * Asks a base its own example questions three ways: as they are, with every third question taken out of its article
 * first, and (every fifth article) with its whole article taken out.
 */
export function evidenceRows(articles: readonly AnswerableArticle[], synonyms: readonly SynonymGroup[]): EvidenceRow[] {
  const rows: EvidenceRow[] = [];
  const ask = (index: CandidateIndex, question: string, slug: string, weight: number) => {
    const [first] = index.candidates(question, 1);
    if (first !== undefined) rows.push({ evidence: first.evidence, right: first.slug === slug, weight });
  };
  const build = (some: readonly AnswerableArticle[]) => buildCandidateIndex(some, 'en', synonyms);
  const whole = build(articles);
  for (const { slug, questions } of articles) for (const question of questions) ask(whole, question, slug, 1);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const kept = build(articles.map((article) => ({ ...article, questions: article.questions.filter((_, i) => i % FOLDS !== fold) })));
    for (const { slug, questions } of articles) {
      questions.filter((_, i) => i % FOLDS === fold).forEach((question) => ask(kept, question, slug, 1));
    }
  }
  for (const left of articles.filter((_, i) => i % LEFT_OUT_EVERY === 0)) {
    const without = build(articles.filter((article) => article !== left));
    for (const question of left.questions) ask(without, question, left.slug, UNANSWERABLE_WEIGHT);
  }
  return rows;
}

const PARTS = ['lead', 'covered', 'nearest'] as const;
const STEPS = 5_000;
const STEP = 0.5;

/** Logistic regression by gradient descent: the intercept, then the weights of lead, covered and nearest. */
export function fitConfidence(rows: readonly EvidenceRow[]): number[] {
  const inputs = rows.map(({ evidence }) => [1, ...PARTS.map((part) => evidence[part])]);
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  let weights = [0, 0, 0, 0];
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = [0, 0, 0, 0];
    inputs.forEach((input, row) => {
      const { right, weight } = rows[row] as EvidenceRow;
      const error = probability(weights, input) - Number(right);
      input.forEach((value, i) => (gradient[i] = (gradient[i] ?? 0) + weight * error * value));
    });
    weights = weights.map((weight, i) => weight - (STEP * (gradient[i] ?? 0)) / total);
  }
  return weights;
}

function probability(weights: readonly number[], input: readonly number[]): number {
  return 1 / (1 + Math.exp(-input.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0)));
}

/** The mean negative log-likelihood of what happened under a confidence; smaller is better. */
export function logLoss(rows: readonly EvidenceRow[], confidence: (evidence: Evidence) => number): number {
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  const lost = rows.map(({ evidence, right, weight }) => -weight * Math.log(right ? confidence(evidence) : 1 - confidence(evidence)));
  return lost.reduce((sum, loss) => sum + loss, 0) / total;
}

/** Ten bins of confidence: the mean distance between what was promised and what was right, 0–1. */
export function calibrationError(rows: readonly EvidenceRow[], confidence: (evidence: Evidence) => number): number {
  const bins = Array.from({ length: 10 }, () => ({ promised: 0, right: 0 }));
  for (const { evidence, right, weight } of rows) {
    const promised = confidence(evidence);
    const bin = bins[Math.min(9, Math.floor(promised * 10))];
    if (bin === undefined) continue;
    bin.promised += weight * promised;
    bin.right += right ? weight : 0;
  }
  const total = rows.reduce((sum, { weight }) => sum + weight, 0);
  return bins.reduce((sum, { promised, right }) => sum + Math.abs(promised - right), 0) / total;
}
