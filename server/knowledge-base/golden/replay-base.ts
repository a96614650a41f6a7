/** A base of articles, built aside from the one that serves, and asked. */
import type { GoldenOutcome } from '../../../protocol/golden.ts';
import type { ArticleContent } from '../article.ts';
import { createAnswerEngine } from '../engine/create-answer-engine.ts';
import type { Lesson } from '../engine/lesson.ts';
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

/** What was learnt, by language. */
export type Lessons = Map<string, Lesson | null>;

/**
 * Builds, learns, and asks, in the calling thread and by words alone: for those who measure, not for a server. What it learns
 * goes into `learnt`; with `judgedBy`, what another base has learnt, only the articles make a difference.
 */
export async function replayBase(plan: ReplayPlan, { learnt, judgedBy }: { learnt?: Lessons; judgedBy?: Lessons } = {}): Promise<GoldenOutcome[]> {
  const engine = createAnswerEngine({
    async learn(lesson, aids) {
      const judge = judgedBy?.get(lesson.locale);
      const isJudgedByConstants = judge === null;
      const found = plan.learns && !isJudgedByConstants ? await learn(lesson, { ...aids, judgedBy: judge ?? null }) : null;
      learnt?.set(lesson.locale, found);
      return found;
    },
  });
  await engine.rebuild(plan.articles, plan.synonyms);
  await engine.settled();
  return replay(engine.ask, plan.questions);
}
