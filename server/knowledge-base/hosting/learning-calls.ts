import { deserialize } from 'node:v8';
import type { LessonPlan } from '../engine/lesson.ts';
import { learn } from '../engine/lesson.ts';
import { encoderFor } from '../engine/sentence-encoder.ts';
import type { EncoderLink } from './encoder-link.ts';
import { linkedEncoder } from './encoder-link.ts';
import { packLesson, unpackLesson } from './lesson-bytes.ts';
import type { KeepingEncoder } from './remote-encoder.ts';

/** What the place that learns answers to. */
export type LearningCalls = {
  /** Hands it an encoder, before it learns. */
  connect(link: EncoderLink | KeepingEncoder): void;
  /** The lesson of a plan (both as bytes), judged by another lesson where one is given; null for a base that is too small. */
  learn(plan: Uint8Array, judgedBy: Uint8Array | null): Promise<Uint8Array | null>;
};

/** Makes the place. It takes its thread for seconds to minutes. */
export function learningCalls(): LearningCalls {
  let encoder: KeepingEncoder | null = null;
  return {
    connect(link) {
      encoder = 'port' in link ? linkedEncoder(link, false) : link;
    },
    async learn(bytes, judgedBy) {
      const plan = deserialize(bytes) as LessonPlan;
      const known = encoderFor(encoder, plan.locale);
      const kept = known && { ...known, embed: async (texts: readonly string[]) => [...((await known.kept(texts, Number.POSITIVE_INFINITY)) ?? [])] };
      const lesson = await learn(plan, { encoder: kept, judgedBy: judgedBy && unpackLesson(judgedBy) });
      return lesson && packLesson(lesson);
    },
  };
}
