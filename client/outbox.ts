/**
 * The outbox makes a command as good as done once it is written: it is stored first, then sent, in the order written,
 * one at a time within a conversation, and repeated with the same id until the server has answered. A repeated id is
 * harmless there, so not knowing whether an attempt arrived never matters.
 */
import { signal } from '@preact/signals-core';
import type { ReadonlySignal, Signal } from '@preact/signals-core';
import type { ClientErrorCode } from '../protocol/errors.ts';
import type { ConversationId } from '../protocol/ids.ts';
import { backoff } from './backoff.ts';
import type { Request } from './connection.ts';
import type { ClientError, Outcome } from './model.ts';
import { newId } from './new-id.ts';
import type { OutboxEntry, OutboxShelf } from './outbox-entry.ts';
import type { Surroundings } from './surroundings.ts';

/** Commands whose text a person wrote; a refused one is kept until that person decides. */
const WRITTEN: ReadonlySet<string> = new Set(['conversation.start', 'message.send', 'note.add']);
/** Answers after which the same command may still succeed. */
const PASSING: ReadonlySet<ClientErrorCode> = new Set(['timeout', 'unavailable', 'internal', 'rate_limited']);

/** Whether a command carries a person's words and is shown while it is pending. */
export const isWritten = (command: string): boolean => WRITTEN.has(command);

/** What the outbox needs. */
export interface OutboxNeeds extends Surroundings {
  shelf: OutboxShelf;
  request: Request;
  online(): boolean;
  /** Whether some screen shows the conversation, so that an answered message must stay until its event is there. */
  shown(conversation: ConversationId): boolean;
  /** The server has answered a `conversation.start`: from now on the conversation can be fetched. */
  started(conversation: ConversationId): void;
}

/** The written-down commands of one client. */
export interface Outbox {
  perform(
    command: string,
    input: Readonly<Record<string, unknown>> & { conversation: ConversationId },
  ): { clientId: string; stored: boolean; done: Promise<Outcome<unknown>> };
  /** What is not proved yet, in the order written. */
  entries(conversation: ConversationId): ReadonlySignal<readonly OutboxEntry[]>;
  /** The conversation was proposed here and the server has not confirmed it: there is nothing to fetch. */
  starting(conversation: ConversationId): boolean;
  retry(conversation: ConversationId, clientId: string): void;
  discard(conversation: ConversationId, clientId: string): void;
  /** Forgets what is answered or refused and, by its event, proved. */
  settle(conversation: ConversationId, proved: (entry: OutboxEntry) => boolean): void;
  /** Sends what waits; to be called when a connection begins. */
  resume(): void;
}

interface Lane {
  entries: Signal<readonly OutboxEntry[]>;
  busy: boolean;
  failures: number;
  /** Calls off the wait before the next attempt, while there is one. */
  stopWait: (() => void) | null;
}

/** The outbox over what earlier pages left on its shelf. */
export function createOutbox(needs: OutboxNeeds): Outbox {
  const { shelf, request, now, after, random } = needs;
  const lanes = new Map<ConversationId, Lane>();
  const waiting = new Map<string, (outcome: Outcome<unknown>) => void>();
  let lastOrder = 0;

  function laneOf(conversation: ConversationId): Lane {
    const found = lanes.get(conversation);
    if (found) return found;
    const lane: Lane = { entries: signal([]), busy: false, failures: 0, stopWait: null };
    lanes.set(conversation, lane);
    return lane;
  }

  const put = (lane: Lane, entry: OutboxEntry): void => {
    lane.entries.value = lane.entries.peek().map((other) => (other.clientId === entry.clientId ? entry : other));
  };
  const drop = (lane: Lane, entry: OutboxEntry): void => {
    lane.entries.value = lane.entries.peek().filter(({ clientId }) => clientId !== entry.clientId);
  };
  const tell = (entry: OutboxEntry, outcome: Outcome<unknown>): void => {
    waiting.get(entry.clientId)?.(outcome);
    waiting.delete(entry.clientId);
  };

  function accepted(lane: Lane, entry: OutboxEntry, outcome: { ok: true; data: unknown }): void {
    lane.failures = 0;
    shelf.remove(entry);
    const { seq } = (outcome.data ?? {}) as { seq?: unknown };
    const stays = isWritten(entry.command) && needs.shown(entry.conversation) && typeof seq === 'number';
    if (stays) put(lane, { ...entry, seq });
    else drop(lane, entry);
    tell(entry, outcome);
    if (entry.command === 'conversation.start') needs.started(entry.conversation);
  }

  function refuse(lane: Lane, entry: OutboxEntry, error: ClientError): void {
    lane.failures = 0;
    const kept = { ...entry, refused: error };
    if (isWritten(entry.command)) {
      shelf.save(kept);
      put(lane, kept);
    } else {
      shelf.remove(entry);
      drop(lane, entry);
    }
    tell(entry, { ok: false, error });
  }

  /** The entry to send next. Nothing can follow into a conversation whose start was refused. */
  function next(lane: Lane): OutboxEntry | undefined {
    const open = lane.entries.peek().filter(({ seq }) => seq === null);
    const blocked = open.find(({ command, refused }) => command === 'conversation.start' && refused)?.refused;
    if (!blocked) return open.find(({ refused }) => !refused);
    for (const entry of open) if (!isWritten(entry.command)) refuse(lane, entry, blocked);
    return undefined;
  }

  async function pump(lane: Lane): Promise<void> {
    if (lane.busy || lane.stopWait || !needs.online()) return;
    const entry = next(lane);
    if (!entry) return;
    lane.busy = true;
    const outcome = await request(entry.command, entry.input);
    lane.busy = false;
    if (outcome.ok) accepted(lane, entry, outcome);
    else if (PASSING.has(outcome.error.code)) wait(lane, outcome.error);
    else if (outcome.error.code !== 'offline') refuse(lane, entry, outcome.error);
    void pump(lane);
  }

  function wait(lane: Lane, { retryAfterMs }: ClientError): void {
    const ms = retryAfterMs ?? backoff(lane.failures, random);
    lane.failures += 1;
    lane.stopWait = after(ms, () => {
      lane.stopWait = null;
      void pump(lane);
    });
  }

  for (const entry of shelf.load()) {
    lastOrder = Math.max(lastOrder, entry.order);
    const lane = laneOf(entry.conversation);
    lane.entries.value = [...lane.entries.peek(), entry];
  }

  const find = (lane: Lane, id: string): OutboxEntry | undefined =>
    lane.entries.peek().find(({ clientId, refused }) => clientId === id && refused);

  return {
    perform: (command, input) => {
      const clientId = newId();
      const at = now();
      lastOrder = Math.max(at, lastOrder + 1);
      const { conversation } = input;
      const written = { ...input, clientId };
      const entry = { order: lastOrder, clientId, command, conversation, input: written, at, refused: null, seq: null };
      const stored = shelf.save(entry);
      const done = new Promise<Outcome<unknown>>((resolve) => waiting.set(clientId, resolve));
      const lane = laneOf(conversation);
      lane.entries.value = [...lane.entries.peek(), entry];
      void pump(lane);
      return { clientId, stored, done };
    },
    entries: (conversation) => laneOf(conversation).entries,
    starting: (conversation) =>
      laneOf(conversation).entries.peek().some(({ command, seq }) => command === 'conversation.start' && seq === null),
    retry: (conversation, clientId) => {
      const lane = laneOf(conversation);
      const entry = find(lane, clientId);
      if (!entry) return;
      const again = { ...entry, refused: null };
      shelf.save(again);
      put(lane, again);
      void pump(lane);
    },
    discard: (conversation, clientId) => {
      const lane = laneOf(conversation);
      const entry = find(lane, clientId);
      if (!entry) return;
      shelf.remove(entry);
      drop(lane, entry);
      void pump(lane);
    },
    settle: (conversation, proved) => {
      const lane = laneOf(conversation);
      for (const entry of lane.entries.peek()) {
        if ((entry.seq === null && !entry.refused) || !proved(entry)) continue;
        shelf.remove(entry);
        drop(lane, entry);
      }
    },
    resume: () => {
      for (const lane of lanes.values()) {
        lane.stopWait?.();
        lane.stopWait = null;
        lane.failures = 0;
        void pump(lane);
      }
    },
  };
}
