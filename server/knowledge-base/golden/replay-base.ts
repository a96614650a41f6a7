/** A base of articles, built aside from the one that serves, and asked. */
import type { GoldenOutcome } from '../../../protocol/golden.ts';
import type { ArticleContent } from '../article.ts';
import { createAnswerEngine } from '../engine/create-answer-engine.ts';
import { learn } from '../engine/lesson.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { ReplayQuestion } from './replay.ts';
import { replay } from './replay.ts';

/** A base and what it is asked. Only published articles count. */
export interface ReplayPlan {
  articles: readonly ArticleContent[];
  synonyms: readonly SynonymGroup[];
  questions: readonly ReplayQuestion[];
  /** Whether it learns from its articles first, as the bot does; takes seconds, or with many articles a minute. */
  learns: boolean;
}

/** Share of the work, 0–1, that is done when the base is built, and when it has learnt. */
const BUILT = 0.1;
const LEARNT = 0.6;

/** Builds, learns, asks. `told` hears how far it is, 0–1. */
export async function replayBase(plan: ReplayPlan, told: (progress: number) => void, signal?: AbortSignal): Promise<GoldenOutcome[]> {
  const engine = createAnswerEngine({ learn: async (lesson, aids) => (plan.learns ? learn(lesson, aids) : null) });
  await engine.rebuild(plan.articles, plan.synonyms);
  told(BUILT);
  await engine.settled();
  const from = plan.learns ? LEARNT : BUILT;
  told(from);
  return replay(engine.ask, plan.questions, (asked) => told(from + ((1 - from) * asked) / plan.questions.length), signal);
}
