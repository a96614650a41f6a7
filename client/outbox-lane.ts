/** The written-down commands of one conversation: sent one at a time, in the order written, until each is answered. */
import { signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { backoff } from './backoff.ts';
import type { ClientError, Outcome } from './model.ts';
import type { OutboxEntry, OutboxShelf } from './outbox-entry.ts';
import { FAULTS_MAX, isWritten, mayPass } from './outbox-rules.ts';
import type { Request } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/** What a lane needs. */
export interface LaneNeeds extends Pick<Surroundings, 'after' | 'random'> {
  shelf: OutboxShelf;
  request: Request;
  online(): boolean;
  /** Whether a screen shows the conversation, so that an answered message must stay until its event is there. */
  shown(): boolean;
  /** The server has answered this entry. */
  answered(entry: OutboxEntry, outcome: Outcome<unknown>): void;
}

/** One conversation's part of the outbox. */
export interface Lane {
  readonly entries: ReadonlySignal<readonly OutboxEntry[]>;
  add(entry: OutboxEntry): void;
  /** Sends what waits, now rather than later. */
  resume(): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
  settle(proved: (entry: OutboxEntry) => boolean): void;
}

/** An empty lane. */
export function createLane({ shelf, request, online, shown, answered, after, random }: LaneNeeds): Lane {
  const entries = signal<readonly OutboxEntry[]>([]);
  let busy = false;
  let failures = 0;
  /** How often the server has failed at the entry that is first in line. */
  let faults = 0;
  /** Calls off the wait before the next attempt, while there is one. */
  let stopWait: (() => void) | null = null;

  const put = (entry: OutboxEntry): void => {
    entries.value = entries.peek().map((other) => (other.clientId === entry.clientId ? entry : other));
  };
  const drop = (entry: OutboxEntry): void => {
    shelf.remove(entry);
    entries.value = entries.peek().filter(({ clientId }) => clientId !== entry.clientId);
  };
  const refused = (id: string): OutboxEntry | undefined =>
    entries.peek().find((entry) => entry.clientId === id && entry.refused);

  function accept(entry: OutboxEntry, outcome: { ok: true; data: unknown }): void {
    const { seq } = (outcome.data ?? {}) as { seq?: unknown };
    if (isWritten(entry.command) && typeof seq === 'number' && shown()) {
      shelf.remove(entry);
      put({ ...entry, seq });
    } else drop(entry);
    answered(entry, outcome);
  }

  function refuse(entry: OutboxEntry, error: ClientError): void {
    const kept = { ...entry, refused: error };
    if (isWritten(entry.command)) {
      shelf.save(kept);
      put(kept);
    } else drop(entry);
    answered(entry, { ok: false, error });
  }

  /** The entry to send next. Nothing can follow into a conversation whose start was refused. */
  function next(): OutboxEntry | undefined {
    const open = entries.peek().filter(({ seq }) => seq === null);
    const blocked = open.find((entry) => entry.command === 'conversation.start' && entry.refused)?.refused;
    if (!blocked) return open.find((entry) => !entry.refused);
    for (const entry of open) if (!isWritten(entry.command)) refuse(entry, blocked);
    return undefined;
  }

  async function pump(): Promise<void> {
    if (busy || stopWait || !online()) return;
    const entry = next();
    if (!entry) return;
    busy = true;
    const outcome = await request(entry.command, entry.input);
    busy = false;
    if (!outcome.ok && outcome.error.code === 'internal') faults += 1;
    if (!outcome.ok && mayPass(outcome.error.code) && faults < FAULTS_MAX) wait(outcome.error);
    else if (outcome.ok || outcome.error.code !== 'offline') {
      failures = 0;
      faults = 0;
      if (outcome.ok) accept(entry, outcome);
      else refuse(entry, outcome.error);
    }
    void pump();
  }

  function wait({ retryAfterMs }: ClientError): void {
    stopWait = after(retryAfterMs ?? backoff(failures, random), () => {
      stopWait = null;
      void pump();
    });
    failures += 1;
  }

  return {
    entries,
    add: (entry) => {
      entries.value = [...entries.peek(), entry];
      void pump();
    },
    resume: () => {
      stopWait?.();
      stopWait = null;
      failures = 0;
      void pump();
    },
    retry: (clientId) => {
      const entry = refused(clientId);
      if (!entry) return;
      const again = { ...entry, refused: null };
      shelf.save(again);
      put(again);
      void pump();
    },
    discard: (clientId) => {
      const entry = refused(clientId);
      if (!entry) return;
      drop(entry);
      void pump();
    },
    settle: (proved) => {
      const over = entries.peek().filter((entry) => (entry.seq !== null || entry.refused) && proved(entry));
      for (const entry of over) drop(entry);
    },
  };
}
