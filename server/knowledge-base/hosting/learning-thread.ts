/** The thread that learns, behind all others. */
import { parentPort, workerData } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { lowerPriority } from '../../kernel/threads/lower-priority.ts';
import { learningCalls } from './learning-calls.ts';
import { encoderOf } from './thread-data.ts';
import type { ThreadData } from './thread-data.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) {
  lowerPriority();
  answerCalls(parentPort, learningCalls(encoderOf(workerData as ThreadData, false)));
}
