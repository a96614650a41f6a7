/**
 * Brings every part of a generation to what can be learnt from it: from the store where somebody has learnt it already,
 * else by learning, which of several processes one does while the others wait for it.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import type { EngineThreads } from './engine-threads.ts';
import type { LearningCalls } from './learning-calls.ts';
import type { LessonStore } from './lesson-store.ts';
import type { EncoderOwner } from './open-encoder.ts';
import type { BuiltPart, ServingCalls } from './serving-calls.ts';

/** What teaching stands on. `later` waits so many milliseconds, or less where `signal` ends it. */
export interface TeachingParts {
  threads: Pick<EngineThreads, 'learning' | 'lend'>;
  lessons: LessonStore;
  encoder: EncoderOwner;
  clock: Clock;
  logger: Logger;
  later(ms: number, signal: AbortSignal): Promise<void>;
  /** Ends what is being learnt; other articles alone do not. */
  closing: AbortSignal;
}

/** How far a part has come. `stale`: its vectors are all there now, but came after the index; the next build has them. */
export type Taught = 'taught' | 'nothing' | 'stale' | 'given_up';

/** How often a process that waits for another one looks, in milliseconds. */
const LOOK_EVERY_MS = 2_000;
/** How often what is under way is saved, and its claim renewed, in milliseconds. */
const RENEW_EVERY_MS = 10_000;
/** Longest time to learn, in milliseconds: what takes longer hangs. */
const LEARN_MAX_MS = 30 * 60_000;

/** A lesson from before a change is used until the new one is there, where it knows this share of the articles. */
const KNOWN_MIN = 0.8;

/** Brings a stored lesson into use; null where there is none (yet). */
export async function teachStored(parts: Pick<TeachingParts, 'lessons' | 'clock'>, serving: Thread<ServingCalls>, part: BuiltPart): Promise<'taught' | 'nothing' | 'under_way' | null> {
  const found = await parts.lessons.find(part.hash, parts.clock.now());
  if (found?.state !== 'kept') return found?.state ?? null;
  if (await serving.call('teach', [part.key, found.bytes, 0])) return 'taught';
  await parts.lessons.forget(part.hash);
  return null;
}

/** Brings the last lesson of about the same articles into use, where there is one. */
export async function teachLast({ lessons }: Pick<TeachingParts, 'lessons'>, serving: Thread<ServingCalls>, part: BuiltPart): Promise<void> {
  const last = part.lacksVectors ? null : await lessons.last(part.line);
  if (last !== null) await serving.call('teach', [part.key, last, KNOWN_MIN]);
}

/** What a part that serves has learnt; `nothing` where it is judged by constants, null where that is not known (yet). */
export async function lessonInForce({ lessons, clock }: Pick<TeachingParts, 'lessons' | 'clock'>, part: BuiltPart | undefined): Promise<Uint8Array | 'nothing' | null> {
  const found = part === undefined ? null : await lessons.find(part.hash, clock.now());
  return found?.state === 'kept' ? found.bytes : found?.state === 'nothing' ? 'nothing' : null;
}

/** Teaches one part; resolves when it is through. Rejects where the store or a thread fails. */
export async function teachPart(parts: TeachingParts, serving: Thread<ServingCalls>, part: BuiltPart, signal: AbortSignal): Promise<Taught> {
  while (!signal.aborted) {
    const known = await parts.lessons.find(part.hash, parts.clock.now());
    const isLearnt = known !== null && known.state !== 'under_way';
    if (isLearnt && part.lacksVectors) {
      await parts.encoder.catchUp();
      return 'stale';
    }
    if (isLearnt) {
      const stored = await teachStored(parts, serving, part);
      if (stored === 'taught' || stored === 'nothing') return stored;
    } else if (known === null && (await parts.lessons.claim(part.hash, part.line, parts.clock.now()))) {
      await learnAndKeep(parts, serving, part);
    } else await parts.later(LOOK_EVERY_MS, signal);
  }
  return 'given_up';
}

/** Teaches a part of a base that is only tried out: what it learns is not kept, and judged by the lesson in force (as bytes) where there is one. Rejects where a thread fails or is ended. */
export async function teachUnkept({ threads, encoder }: Pick<TeachingParts, 'threads' | 'encoder'>, serving: Thread<ServingCalls>, part: BuiltPart, judgedBy: Uint8Array | null, signal: AbortSignal): Promise<void> {
  const plan = await serving.call('plan', [part.key]);
  const learning = await openLearning({ threads, encoder }, part);
  const end = (): void => void learning.end();
  signal.addEventListener('abort', end, { once: true });
  try {
    const lesson = signal.aborted ? null : await learning.call('learn', [plan, judgedBy], { timeoutMs: LEARN_MAX_MS, transfer: [plan.buffer as ArrayBuffer] });
    if (lesson !== null) await serving.call('teach', [part.key, lesson, 0]);
  } finally {
    signal.removeEventListener('abort', end);
    await learning.end();
  }
}

/** A thread that learns, with the encoder where the part has vectors, or will have. */
async function openLearning({ threads, encoder }: Pick<TeachingParts, 'threads' | 'encoder'>, part: BuiltPart): Promise<Thread<LearningCalls>> {
  const lent = part.hasVectors || part.lacksVectors ? await encoder.get() : null;
  const learning = threads.learning();
  if (lent === null) return learning;
  try {
    await threads.lend(lent, learning);
    return learning;
  } catch (error) {
    await learning.end();
    throw error;
  }
}

/** Learns what nobody has learnt yet. The claim is given up where it fails, so that it can be tried again. */
async function learnAndKeep({ threads, lessons, encoder, clock, logger, closing }: TeachingParts, serving: Thread<ServingCalls>, part: BuiltPart): Promise<void> {
  const startedAt = clock.now();
  const renew = setInterval(() => {
    void encoder.save();
    lessons.renew(part.hash, clock.now()).catch(() => undefined);
  }, RENEW_EVERY_MS);
  const end = (): void => void learning?.end();
  let learning: Thread<LearningCalls> | undefined;
  try {
    if (part.lacksVectors) {
      await serving.call('embed', [part.key]);
      await encoder.save();
    }
    const plan = await serving.call('plan', [part.key]);
    learning = await openLearning({ threads, encoder }, part);
    closing.addEventListener('abort', end, { once: true });
    if (closing.aborted) end();
    const lesson = await learning.call('learn', [plan, null], { timeoutMs: LEARN_MAX_MS, transfer: [plan.buffer as ArrayBuffer] });
    await lessons.keep(part.hash, part.line, lesson, clock.now());
    logger.info({ part: part.key, tookMs: clock.now() - startedAt, kib: Math.round((lesson?.byteLength ?? 0) / 1024) }, 'the answer engine has learnt');
  } catch (error) {
    await lessons.forget(part.hash).catch(() => undefined);
    throw error;
  } finally {
    clearInterval(renew);
    closing.removeEventListener('abort', end);
    await learning?.end();
  }
}
