import { Worker } from 'node:worker_threads';
import type { TransferListItem } from 'node:worker_threads';
import type { CallHandlers } from './answer-calls.ts';
import type { Caller } from './call-port.ts';
import { callPort, ThreadEnded } from './call-port.ts';

/** How a thread is started. */
export interface ThreadOptions {
  /** Shown by tools that list threads. */
  name: string;
  /** Most memory for its objects, in MiB; beyond, the thread ends and the process stays. */
  heapMib: number;
  data?: unknown;
  transfer?: readonly TransferListItem[];
}

/** A thread that answers calls. */
export interface Thread<H extends CallHandlers> extends Pick<Caller<H>, 'call' | 'waiting'> {
  /** Resolves when it is gone, with the reason where it went by itself. */
  readonly gone: Promise<Error | null>;
  /** Ends it now; what it was asked is refused. */
  end(): Promise<void>;
}

/** Starts the file of a thread, which answers by `answerCalls`. A fault in it ends it alone, never the process. */
export function openThread<H extends CallHandlers>(file: URL, { name, heapMib, data, transfer }: ThreadOptions): Thread<H> {
  const worker = new Worker(file, { name, workerData: data, transferList: [...(transfer ?? [])], resourceLimits: { maxOldGenerationSizeMb: heapMib } });
  const caller = callPort<H>(worker);
  let fault: Error | null = null;
  let isEnded = false;
  worker.on('error', (error: Error) => (fault = error));
  worker.on('messageerror', (error: Error) => (fault = error));
  const gone = new Promise<Error | null>((resolve) => {
    worker.once('exit', (code) => {
      const reason = isEnded ? null : (fault ?? new Error(`it ended with code ${code}`));
      caller.refuse(new ThreadEnded(`The thread ${name} ended${reason === null ? '' : `: ${reason.message}`}`));
      resolve(reason);
    });
  });
  return {
    call: caller.call,
    waiting: caller.waiting,
    gone,
    async end() {
      isEnded = true;
      caller.refuse(new ThreadEnded(`The thread ${name} was ended`));
      await worker.terminate();
    },
  };
}
