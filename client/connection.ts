/**
 * The state of the connection, as it can be proved: `online` begins with the server's welcome and ends with the link.
 * Between links it waits a little longer each time; a refusal that waiting cannot change ends the trying.
 */
import { batch, signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import type { ClientErrorCode } from '../protocol/errors.ts';
import { backoff } from './backoff.ts';
import type { Link, OpenLink } from './link.ts';
import type { ClientError, ConnectionState } from './model.ts';
import type { Request } from './requests.ts';
import { createRequests } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/** How long an attempt has from its beginning to the server's welcome, in milliseconds. */
const WELCOME_TIMEOUT_MS = 10_000;
/** Refusals of the handshake that coming again does not change. */
const FINAL: ReadonlySet<ClientErrorCode> = new Set(['unauthenticated', 'forbidden', 'invalid_payload', 'not_found']);

/** What a connection tells its owner. */
export interface ConnectionListener {
  up(): void;
  down(): void;
  push(name: string, payload: unknown): void;
}

/** The connection to one namespace, over as many links as it takes. */
export interface Connection<Welcome> {
  readonly state: ReadonlySignal<ConnectionState>;
  readonly refusal: ReadonlySignal<ClientError | null>;
  readonly welcome: ReadonlySignal<Welcome | null>;
  readonly request: Request;
  connect(): void;
  wake(): void;
  close(): void;
}

/** A connection that is idle until `connect`. */
export function createConnection<Welcome>(
  openLink: OpenLink,
  listener: ConnectionListener,
  { after, random }: Pick<Surroundings, 'after' | 'random'>,
): Connection<Welcome> {
  const state = signal<ConnectionState>('idle');
  const refusal = signal<ClientError | null>(null);
  const welcome = signal<Welcome | null>(null);
  const requests = createRequests({ after });
  let link: Link | null = null;
  /** Which link is the current one; what older ones say is not heard. */
  let turn = 0;
  let failures = 0;
  let pollingFirst = false;
  /** The server asked us to come back at its own time; no other timer runs meanwhile. */
  let draining = false;
  let stopTimer = (): void => {};
  let stopDrain = (): void => {};

  const trying = (): ConnectionState => (welcome.peek() === null ? 'connecting' : 'reconnecting');

  /** Ends the current link, if any, and moves to `next`. */
  function leave(next: ConnectionState, reason: ClientError | null = null): void {
    const wasOnline = state.peek() === 'online';
    turn += 1;
    link?.close();
    link = null;
    stopTimer();
    batch(() => {
      state.value = next;
      refusal.value = reason;
    });
    requests.cut();
    if (wasOnline) listener.down();
  }

  function open(): void {
    stopDrain();
    draining = false;
    leave(trying());
    const own = turn;
    stopTimer = after(WELCOME_TIMEOUT_MS, () => {
      pollingFirst = !pollingFirst;
      lost(null);
    });
    link = openLink(
      {
        push: (name, payload) => own === turn && heard(name, payload),
        ended: (reason) => own === turn && lost(reason),
      },
      pollingFirst,
    );
  }

  function lost(reason: ClientError | null): void {
    if (reason && FINAL.has(reason.code)) return leave('refused', reason);
    leave(trying());
    if (draining) return;
    stopTimer = after(Math.max(backoff(failures, random), reason?.retryAfterMs ?? 0), open);
    failures += 1;
  }

  function heard(name: string, payload: unknown): void {
    if (name === 'welcome') welcomed(payload as Welcome);
    if (name === 'drain') drain((payload as { afterMs: number }).afterMs);
    listener.push(name, payload);
  }

  function welcomed(payload: Welcome): void {
    const first = state.peek() !== 'online';
    batch(() => {
      welcome.value = payload;
      state.value = 'online';
    });
    if (!first) return;
    stopTimer();
    failures = 0;
    listener.up();
  }

  function drain(afterMs: number): void {
    stopDrain();
    draining = true;
    stopDrain = after(afterMs, open);
  }

  return {
    state,
    refusal,
    welcome,
    request: (name, input) => requests.send(state.peek() === 'online' ? link : null, name, input),
    connect: () => {
      if (state.peek() === 'idle' || state.peek() === 'refused') open();
    },
    wake: () => {
      if (state.peek() === 'connecting' || state.peek() === 'reconnecting') open();
    },
    close: () => {
      stopDrain();
      draining = false;
      leave('idle');
    },
  };
}
