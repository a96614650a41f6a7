/** The thread that learns, so that the one that serves is never held up. One plan in, one lesson out; then it ends. */
import { parentPort, workerData } from 'node:worker_threads';
import type { LessonPlan } from './lesson.ts';
import { learn } from './lesson.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) {
  const lesson = await learn(workerData as LessonPlan);
  // The arrays are handed over, not copied.
  const arrays = lesson === null ? [] : [lesson.classifier.rarity, lesson.classifier.starts, lesson.classifier.owners, lesson.classifier.weights];
  parentPort.postMessage(lesson, arrays.map(({ buffer }) => buffer as ArrayBuffer));
}
