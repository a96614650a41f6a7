/**
 * Calls across the border of a thread. One side answers (here), the other asks (`call-port.ts`); a call is a name and
 * arguments that can be cloned, an answer is a value or an error. What is handed over as a whole `Uint8Array` is not copied.
 */
import type { MessagePort, TransferListItem } from 'node:worker_threads';

/** What a thread answers to, by name. */
export type CallHandlers = Record<string, (...args: never[]) => unknown>;

/** A call on its way. */
export interface CallMessage {
  call: number;
  name: string;
  args: readonly unknown[];
}

/** Its answer. */
export type AnswerMessage = { answer: number; value: unknown } | { answer: number; error: { name: string; message: string } };

/** Answers the calls that come through a port; others have their turn while one waits. */
export function answerCalls(port: MessagePort, handlers: CallHandlers): void {
  port.on('message', ({ call, name, args }: CallMessage) => {
    void answer(handlers[name] as ((...given: readonly unknown[]) => unknown) | undefined, name, args).then((answered) => {
      const value = 'value' in answered ? answered.value : undefined;
      port.postMessage({ answer: call, ...answered }, wholeArrays(value));
    });
  });
}

async function answer(handler: ((...given: readonly unknown[]) => unknown) | undefined, name: string, args: readonly unknown[]): Promise<{ value: unknown } | { error: { name: string; message: string } }> {
  try {
    if (handler === undefined) throw new Error(`a thread does not know the call ${name}`);
    return { value: await handler(...args) };
  } catch (error) {
    return { error: error instanceof Error ? { name: error.name, message: error.message } : { name: 'Error', message: String(error) } };
  }
}

/** The buffer of a value that is a typed array over all of its buffer: it may be handed over instead of copied. */
export function wholeArrays(value: unknown): TransferListItem[] {
  if (!(value instanceof Uint8Array) && !(value instanceof Float32Array)) return [];
  const { buffer } = value;
  return buffer instanceof ArrayBuffer && value.byteLength === buffer.byteLength ? [buffer] : [];
}
