/** The thread that turns texts into vectors. */
import { parentPort } from 'node:worker_threads';
import { answerCalls } from '../../kernel/threads/answer-calls.ts';
import { loadEnglishEncoder } from '../engine/english-encoder.ts';
import { encodingCalls } from './encoding-calls.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) {
  const { vectors: _vectors, ...calls } = encodingCalls(loadEnglishEncoder);
  answerCalls(parentPort, calls);
}
