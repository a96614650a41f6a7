import type { MessagePort, TransferListItem, Worker } from 'node:worker_threads';
import type { AnswerMessage, CallHandlers } from './answer-calls.ts';

/** The thread ended, or was ended, before it answered. */
export class ThreadEnded extends Error {
  override name = 'ThreadEnded';
}

/** The thread did not answer in time; it may still be at work. */
export class CallTimeout extends Error {
  override name = 'CallTimeout';
}

/** How a call is made. */
export interface CallOptions {
  /** Milliseconds after which the caller waits no longer; never, where it is missing. */
  timeoutMs?: number;
  /** What is handed over instead of copied. */
  transfer?: readonly TransferListItem[];
}

/** The asking side of a port. */
export interface Caller<H extends CallHandlers> {
  /** Resolves to what the other side answers; rejects with its error, ThreadEnded or CallTimeout. */
  call<K extends keyof H & string>(name: K, args: Parameters<H[K]>, options?: CallOptions): Promise<Awaited<ReturnType<H[K]>>>;
  /** Refuses all calls, those under way and later ones. */
  refuse(reason: Error): void;
  /** Calls that wait for their answer. */
  waiting(): number;
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout | undefined;
}

/** Makes calls through a port. While one waits, the process stays alive; else the port does not keep it. */
export function callPort<H extends CallHandlers>(port: MessagePort | Worker): Caller<H> {
  const calls = new Map<number, Waiting>();
  let last = 0;
  let refused: Error | undefined;

  function take(call: number): Waiting | undefined {
    const found = calls.get(call);
    clearTimeout(found?.timer);
    if (calls.delete(call) && calls.size === 0) port.unref();
    return found;
  }

  port.on('message', (message: AnswerMessage) => {
    const found = take(message.answer);
    if ('error' in message) found?.reject(Object.assign(new Error(message.error.message), { name: message.error.name }));
    else found?.resolve(message.value);
  });
  port.unref();

  return {
    call(name, args, { timeoutMs, transfer } = {}) {
      if (refused !== undefined) return Promise.reject(refused);
      const call = (last += 1);
      return new Promise((resolve, reject) => {
        const timer = timeoutMs === undefined ? undefined : setTimeout(() => take(call)?.reject(new CallTimeout(`${name} took longer than ${timeoutMs} ms`)), timeoutMs);
        if (calls.size === 0) port.ref();
        calls.set(call, { resolve: resolve as (value: unknown) => void, reject, timer });
        try {
          port.postMessage({ call, name, args }, transfer ?? []);
        } catch (error) {
          take(call)?.reject(error as Error);
        }
      });
    },
    refuse(reason) {
      refused ??= reason;
      for (const call of calls.keys()) take(call)?.reject(refused);
    },
    waiting: () => calls.size,
  };
}
