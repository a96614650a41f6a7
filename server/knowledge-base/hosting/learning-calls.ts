import { deserialize } from 'node:v8';
import type { LessonPlan } from '../engine/lesson.ts';
import { learn } from '../engine/lesson.ts';
import { encoderFor } from '../engine/sentence-encoder.ts';
import { packLesson } from './lesson-bytes.ts';
import type { KeepingEncoder } from './serving-calls.ts';

/** What the place that learns answers to. */
export type LearningCalls = {
  /** The lesson of a plan (both as bytes); null for a base that is too small. */
  learn(plan: Uint8Array): Promise<Uint8Array | null>;
};

/** Makes the place. It takes its thread for seconds to minutes. */
export function learningCalls(encoder: KeepingEncoder | null): LearningCalls {
  return {
    async learn(bytes) {
      const plan = deserialize(bytes) as LessonPlan;
      const known = encoderFor(encoder, plan.locale);
      const kept = known && { ...known, embed: async (texts: readonly string[]) => [...((await known.kept(texts, Number.POSITIVE_INFINITY)) ?? [])] };
      const lesson = await learn(plan, { encoder: kept });
      return lesson && packLesson(lesson);
    },
  };
}
