/** The thread that serves questions from one generation of the index. */
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { servingCalls } from './serving-calls.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) answerCalls(parentPort, servingCalls());
