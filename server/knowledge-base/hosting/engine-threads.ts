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
import type { AskForVectors } from './remote-encoder.ts';
import { remoteEncoder } from './remote-encoder.ts';
import type { ServingCalls } from './serving-calls.ts';
import { servingCalls } from './serving-calls.ts';

/** An encoder that is open, and the way to it. */
export interface OpenEncoder {
  head: EncoderHead;
  thread: Thread<EncodingCalls>;
}

/** Opens the places. */
export interface EngineThreads {
  /** False where all work is done in the calling thread, which learning would hold for seconds. */
  readonly areReal: boolean;
  /** Languages that the encoder knows: where no article is in one of them, it need not be opened. */
  readonly encodes: readonly string[];
  /** Null where there is no encoder to be had. */
  encoding(): Thread<EncodingCalls> | null;
  serving(): Thread<ServingCalls>;
  learning(): Thread<LearningCalls>;
  /** Lets one of the places use the encoder. */
  lend(encoder: OpenEncoder, to: Thread<ServingCalls> | Thread<LearningCalls>): Promise<void>;
}

/** Most memory for the objects of each, in MiB: what 10,000 articles take, and half as much again. */
const HEAP_MIB = { serving: 640, learning: 640, encoding: 256 };
const ENCODES = ['en'];

/** Threads over the files of this folder as they were built, or over those given. */
export function engineThreads(fileOf = (name: string) => new URL(`./${name}.js`, import.meta.url)): EngineThreads {
  return {
    areReal: true,
    encodes: ENCODES,
    encoding: () => openThread(fileOf('encoding-thread'), { name: 'encoding', heapMib: HEAP_MIB.encoding }),
    serving: () => openThread(fileOf('serving-thread'), { name: 'serving', heapMib: HEAP_MIB.serving }),
    learning: () => openThread(fileOf('learning-thread'), { name: 'learning', heapMib: HEAP_MIB.learning }),
    async lend({ head, thread }, to) {
      const { port1, port2 } = new MessageChannel();
      await thread.call('connect', [port1], { transfer: [port1] });
      await (to as Thread<Pick<ServingCalls, 'connect'>>).call('connect', [{ head, port: port2 }], { transfer: [port2] });
    },
  };
}

/** No threads: Node cannot start one from TypeScript. `load` gives an encoder, where there shall be one. */
export function noThreads(load?: () => Promise<SentenceEncoder>): EngineThreads {
  const calls = load === undefined ? null : encodingCalls(load);
  const vectors = calls?.vectors as Record<string, (...given: readonly unknown[]) => unknown> | undefined;
  const ask: AskForVectors = async (name, args) => (await vectors?.[name]?.(...args)) as never;
  return {
    areReal: false,
    encodes: ENCODES,
    encoding: () => calls && threadHere<EncodingCalls>(calls),
    serving: () => threadHere<ServingCalls>(servingCalls()),
    learning: () => threadHere<LearningCalls>(learningCalls()),
    lend: ({ head }, to) => (to as Thread<Pick<ServingCalls, 'connect'>>).call('connect', [remoteEncoder(head, ask, true)]),
  };
}
