/** Asks an engine a list of questions, and judges each answer by what was expected. */
import type { Reader } from '../../../protocol/articles.ts';
import type { GoldenOutcome, GoldenVerdict } from '../../../protocol/golden.ts';
import type { AnswerResult, AskOptions } from '../engine/answer-engine.ts';

/** A question, what it should come to, and who asks. */
export interface ReplayQuestion {
  kind: 'golden' | 'example';
  question: string;
  /** A slug, `person` or `none`. */
  expect: string;
  locale: string;
  audience: Reader;
}

/** What a replay asks. */
export type Ask = (question: string, options: AskOptions) => Promise<AnswerResult>;

/** Questions after which others on this thread get their turn. */
const TURN = 20;

/** Asks one after the other. `told` hears after each turn how many were asked; `signal` ends it early, with what there is. */
export async function replay(ask: Ask, questions: readonly ReplayQuestion[], told: (asked: number) => void = () => undefined, signal?: AbortSignal): Promise<GoldenOutcome[]> {
  const outcomes: GoldenOutcome[] = [];
  for (const { question, expect, locale, audience } of questions) {
    if (signal?.aborted) return outcomes;
    outcomes.push(outcomeOf(expect, await ask(question, { locale, audience })));
    if (outcomes.length % TURN !== 0) continue;
    told(outcomes.length);
    await new Promise(setImmediate);
  }
  return outcomes;
}

/** How an answer came out. */
export function outcomeOf(expect: string, { decision, candidates, confidence, reason }: AnswerResult): GoldenOutcome {
  const place = candidates.findIndex(({ slug }) => slug === expect);
  const rank = place === -1 ? null : place + 1;
  return { verdict: verdictOf(expect, { decision, rank, isCalled: reason !== 'no_answer' }), decision, rank, first: candidates[0]?.slug ?? null, confidence };
}

/** Titles that the bot offers at most. */
const CHOICES = 3;

function verdictOf(expect: string, { decision, rank, isCalled }: { decision: AnswerResult['decision']; rank: number | null; isCalled: boolean }): GoldenVerdict {
  if (expect === 'person') return decision !== 'handoff' ? 'wrong' : isCalled ? 'right' : 'choice';
  if (expect === 'none') return decision === 'answer' ? 'wrong' : decision === 'clarify' ? 'choice' : 'right';
  if (decision === 'answer') return rank === 1 ? 'right' : 'wrong';
  return decision === 'clarify' && rank !== null && rank <= CHOICES ? 'choice' : 'wrong';
}
