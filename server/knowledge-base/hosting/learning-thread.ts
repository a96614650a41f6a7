/** The thread that learns, behind all others. */
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { lowerPriority } from '../../kernel/threads/lower-priority.ts';
import { learningCalls } from './learning-calls.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) {
  lowerPriority();
  answerCalls(parentPort, learningCalls());
}
