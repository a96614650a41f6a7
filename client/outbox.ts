/**
 * The outbox makes a command as good as done once it is written: it is stored first, then sent, in the order written,
 * one at a time within a conversation, and repeated with the same id until the server has answered. A repeated id is
 * harmless there, so not knowing whether an attempt arrived never matters.
 */
import type { ReadonlySignal } from '@preact/signals-core';
import type { ConversationId } from '../protocol/ids.ts';
import type { Outcome } from './model.ts';
import { newId } from './new-id.ts';
import type { OutboxEntry, OutboxShelf } from './outbox-entry.ts';
import type { Lane } from './outbox-lane.ts';
import { createLane } from './outbox-lane.ts';
import type { Request } from './requests.ts';
import type { Surroundings } from './surroundings.ts';

/** What the outbox needs. */
export interface OutboxNeeds extends Surroundings {
  shelf: OutboxShelf;
  request: Request;
  online(): boolean;
  /** Whether some screen shows the conversation. */
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
  /** Sends a refused message again, or forgets it. */
  retry(conversation: ConversationId, clientId: string): void;
  discard(conversation: ConversationId, clientId: string): void;
  /** Forgets what is answered or refused and, by its event, proved. */
  settle(conversation: ConversationId, proved: (entry: OutboxEntry) => boolean): void;
  /** Sends what waits; to be called when a connection begins. */
  resume(): void;
}

/** The outbox over what earlier pages left on its shelf. */
export function createOutbox(needs: OutboxNeeds): Outbox {
  const { shelf, request, online, now, after, random } = needs;
  const lanes = new Map<ConversationId, Lane>();
  const listeners = new Map<string, (outcome: Outcome<unknown>) => void>();
  let lastOrder = 0;

  function answered({ clientId, command, conversation }: OutboxEntry, outcome: Outcome<unknown>): void {
    listeners.get(clientId)?.(outcome);
    listeners.delete(clientId);
    if (outcome.ok && command === 'conversation.start') needs.started(conversation);
  }
  function laneOf(conversation: ConversationId): Lane {
    const found = lanes.get(conversation);
    if (found) return found;
    const shown = (): boolean => needs.shown(conversation);
    const lane = createLane({ shelf, request, online, shown, answered, after, random });
    lanes.set(conversation, lane);
    return lane;
  }

  for (const entry of shelf.load()) {
    lastOrder = Math.max(lastOrder, entry.order);
    laneOf(entry.conversation).add(entry);
  }

  return {
    perform: (command, input) => {
      const clientId = newId();
      const at = now();
      lastOrder = Math.max(at, lastOrder + 1);
      const { conversation } = input;
      const written = { ...input, clientId };
      const entry = { order: lastOrder, clientId, command, conversation, input: written, at, refused: null, seq: null };
      const stored = shelf.save(entry);
      const done = new Promise<Outcome<unknown>>((resolve) => listeners.set(clientId, resolve));
      laneOf(conversation).add(entry);
      return { clientId, stored, done };
    },
    entries: (conversation) => laneOf(conversation).entries,
    starting: (conversation) =>
      laneOf(conversation).entries.peek().some(({ command, seq }) => command === 'conversation.start' && seq === null),
    retry: (conversation, clientId) => laneOf(conversation).retry(clientId),
    discard: (conversation, clientId) => laneOf(conversation).discard(clientId),
    settle: (conversation, proved) => laneOf(conversation).settle(proved),
    resume: () => {
      for (const lane of lanes.values()) lane.resume();
    },
  };
}
