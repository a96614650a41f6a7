import type { MessagePort } from 'node:worker_threads';
import { callPort, ThreadEnded } from '../../kernel/threads/call-port.ts';
import type { EncoderHead, VectorCalls } from './encoding-calls.ts';
import { remoteEncoder } from './remote-encoder.ts';
import type { KeepingEncoder } from './serving-calls.ts';

/** What a thread is started with: a way to the encoder, where there is one. */
export interface ThreadData {
  encoder: { head: EncoderHead; port: MessagePort } | null;
}

/** The encoder of those data; null where there is none. It refuses from when the thread behind it is gone. */
export function encoderOf({ encoder }: ThreadData, isUrgent: boolean): KeepingEncoder | null {
  if (encoder === null) return null;
  const caller = callPort<VectorCalls>(encoder.port);
  encoder.port.once('close', () => caller.refuse(new ThreadEnded('The encoder ended')));
  return remoteEncoder(encoder.head, caller.call, isUrgent);
}
