import { Worker } from 'node:worker_threads';
import type { Lesson, LessonPlan } from './lesson.ts';

/** Heap of the thread, in MiB: what training on 15,000 phrasings takes, several times over. */
const HEAP_MIB = 512;

/**
 * Learns in a thread of its own, which does not keep the process alive and is ended by `signal`. Gives null where the
 * base is too small, where the thread failed or was ended, and in TypeScript sources, which Node's threads cannot load
 * (tests that want a lesson hand `learn` itself to the engine): the index answers by itself then.
 */
export function learnAside(plan: LessonPlan, signal: AbortSignal): Promise<Lesson | null> {
  if (signal.aborted || import.meta.url.endsWith('.ts')) return Promise.resolve(null);
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./learn-worker.js', import.meta.url), {
      workerData: plan,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MIB },
    });
    const end = () => void worker.terminate();
    worker.unref();
    worker.once('message', resolve);
    worker.once('error', () => resolve(null));
    worker.once('exit', () => {
      signal.removeEventListener('abort', end);
      resolve(null);
    });
    signal.addEventListener('abort', end, { once: true });
  });
}
