/** Where the engine's places live: in threads of their own, or, for tests from sources, here. */
import { MessageChannel } from 'node:worker_threads';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import { openThread } from '../../kernel/threads/open-thread.ts';
import { threadHere } from '../../kernel/threads/thread-here.ts';
import type { SentenceEncoder } from '../engine/sentence-encoder.ts';
import type { EncoderHead, EncodingCalls } from './encoding-calls.ts';
import { encodingCalls } from './encoding-calls.ts';
import type { LearningCalls } from './learning-calls.ts';
import { learningCalls } from './learning-calls.ts';
import { remoteEncoder } from './remote-encoder.ts';
import type { ServingCalls } from './serving-calls.ts';
import { servingCalls } from './serving-calls.ts';
import type { ThreadData } from './thread-data.ts';

/** An encoder that is open, and the way to it. */
export interface OpenEncoder {
  head: EncoderHead;
  thread: Thread<EncodingCalls>;
}

/** Opens the places. */
export interface EngineThreads {
  /** False where all work is done in the calling thread, which learning would hold for seconds. */
  readonly areReal: boolean;
  /** Null where there is no encoder to be had. */
  encoding(): Thread<EncodingCalls> | null;
  serving(encoder: OpenEncoder | null): Thread<ServingCalls>;
  learning(encoder: OpenEncoder | null): Thread<LearningCalls>;
}

/** Most memory of each, in MiB: what 10,000 articles take, and half as much again. */
const HEAP_MIB = { serving: 640, learning: 640, encoding: 256 };

/** Threads over the files of this folder as they were built, or over those given. */
export function engineThreads(fileOf = (name: string) => new URL(`./${name}.js`, import.meta.url)): EngineThreads {
  function ask(encoder: OpenEncoder | null) {
    if (encoder === null) return { data: { encoder: null } satisfies ThreadData };
    const { port1, port2 } = new MessageChannel();
    // Where the encoder has just ended, this is refused, and so will be what is asked through the port.
    encoder.thread.call('connect', [port1], { transfer: [port1] }).catch(() => port2.close());
    return { data: { encoder: { head: encoder.head, port: port2 } } satisfies ThreadData, transfer: [port2] };
  }
  return {
    areReal: true,
    encoding: () => openThread(fileOf('encoding-thread'), { name: 'encoding', heapMib: HEAP_MIB.encoding }),
    serving: (encoder) => openThread(fileOf('serving-thread'), { name: 'serving', heapMib: HEAP_MIB.serving, ...ask(encoder) }),
    learning: (encoder) => openThread(fileOf('learning-thread'), { name: 'learning', heapMib: HEAP_MIB.learning, ...ask(encoder) }),
  };
}

/** No threads: Node cannot start one from TypeScript. `load` gives an encoder, where there shall be one. */
export function noThreads(load?: () => Promise<SentenceEncoder>): EngineThreads {
  const calls = load === undefined ? null : encodingCalls(load);
  const ask = (encoder: OpenEncoder | null, isUrgent: boolean) =>
    encoder && calls && remoteEncoder(encoder.head, async (name, args) => (await (calls.vectors[name] as (...given: unknown[]) => unknown)(...args)) as never, isUrgent);
  return {
    areReal: false,
    encoding: () => calls && threadHere<EncodingCalls>(calls),
    serving: (encoder) => threadHere<ServingCalls>(servingCalls(ask(encoder, true))),
    learning: (encoder) => threadHere<LearningCalls>(learningCalls(ask(encoder, false))),
  };
}
