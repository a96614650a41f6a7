import type { MessagePort } from 'node:worker_threads';
import { callPort, ThreadEnded } from '../../kernel/threads/call-port.ts';
import type { EncoderHead, VectorCalls } from './encoding-calls.ts';
import type { KeepingEncoder } from './remote-encoder.ts';
import { remoteEncoder } from './remote-encoder.ts';

/** A way to the encoder in another thread. */
export interface EncoderLink {
  head: EncoderHead;
  port: MessagePort;
}

/** The encoder at the other end. It refuses from when the thread behind it is gone. */
export function linkedEncoder({ head, port }: EncoderLink, isUrgent: boolean): KeepingEncoder {
  const caller = callPort<VectorCalls>(port);
  port.once('close', () => caller.refuse(new ThreadEnded('The encoder ended')));
  return remoteEncoder(head, caller.call, isUrgent);
}
