import { createHash } from 'node:crypto';
import type { LessonPlan } from '../engine/lesson.ts';
import { LESSON_FORMAT } from '../engine/lesson.ts';

/** Names what can be learnt from a plan: the same for the same articles in every process; another for another encoder or format. */
export function planHash({ articles, locale, synonyms }: LessonPlan, encoderId: string): string {
  const hash = createHash('sha256').update(JSON.stringify([LESSON_FORMAT, encoderId, locale, synonyms]));
  for (const { slug, title, summary, questions, body } of articles) hash.update(JSON.stringify([slug, title, summary, questions, body]));
  return hash.digest('base64url');
}
