/**
 * What a screen holds on to. The client core keeps these up to date; screens read signals and call functions, and
 * never see a socket. Everything shown is either proved by the log or marked as pending.
 */
import type { ReadonlySignal } from '@preact/signals-core';
import type { CommandInput, CommandOutput, Contract } from '../protocol/command.ts';
import type { ConversationState } from '../protocol/conversation.ts';
import type { ClientErrorCode, ErrorIssue } from '../protocol/errors.ts';
import type { ConversationId } from '../protocol/ids.ts';
import type { Receipts } from '../protocol/receipts.ts';
import type { ViewEvent } from '../protocol/views.ts';

/** `online` only while the server has answered; `refused` when it will not have us and waiting does not help. */
export type ConnectionState = 'idle' | 'connecting' | 'online' | 'reconnecting' | 'refused';

/** A refusal as screens get it. `retryAfterMs` is in milliseconds. */
export interface ClientError {
  code: ClientErrorCode;
  message: string;
  issues?: readonly ErrorIssue[];
  retryAfterMs?: number;
}

/** How a command ended. */
export type Outcome<T> = { ok: true; data: T } | { ok: false; error: ClientError };

/** A message that is written down here but not yet proved by the log. */
export interface PendingMessage {
  clientId: string;
  /** `message.send`, `conversation.start` or `note.add`. */
  command: string;
  text: string;
  /** When it was written, milliseconds since the Unix epoch. */
  at: number;
  /** `waiting` until the server answers; `refused` when it said no, with the reason. */
  status: 'waiting' | 'refused';
  error: ClientError | null;
}

/** One conversation, live. */
export interface ConversationModel {
  readonly id: ConversationId;
  /** All events of this view, in order, without gaps. */
  readonly events: ReadonlySignal<readonly ViewEvent[]>;
  /** Their fold. */
  readonly state: ReadonlySignal<ConversationState>;
  readonly pending: ReadonlySignal<readonly PendingMessage[]>;
  readonly receipts: ReadonlySignal<Receipts>;
  /** Who types on the other side(s) now; ends by itself after 6 seconds without news. */
  readonly typing: ReadonlySignal<{ from: string; name: string; text?: string } | null>;
  /** The events up to now have been fetched at least once. */
  readonly loaded: ReadonlySignal<boolean>;
  /** Why the conversation could not be fetched, if so. */
  readonly problem: ReadonlySignal<ClientError | null>;
  /** Tells the server what reached the screen and what was seen; called as often as one likes. */
  seen(upTo: { delivered: number; read: number }): void;
  /** Tells the other side that somebody types; throttled here. */
  setTyping(typing: boolean): void;
  /** Tries a refused pending message again, or forgets it. */
  retry(clientId: string): void;
  discard(clientId: string): void;
  /** Ends syncing when the last holder released it. */
  release(): void;
}

/** Names of the commands that carry a client id: they go through the outbox. */
export type DurableCommand<C extends Contract> = {
  [K in keyof C & string]: CommandInput<C, K> extends { conversation: unknown; clientId: unknown } ? K : never;
}[keyof C & string];

/** The client core over one namespace. */
export interface Client<C extends Contract, Welcome> {
  readonly connection: ReadonlySignal<ConnectionState>;
  /** Why the server refused the connection, while `refused`. */
  readonly refusal: ReadonlySignal<ClientError | null>;
  /** The latest welcome, null before the first. */
  readonly welcome: ReadonlySignal<Welcome | null>;
  /** Asks once; `offline` at once without a connection, `timeout` after 10 s. */
  ask<K extends keyof C & string>(name: K, input: CommandInput<C, K>): Promise<Outcome<CommandOutput<C, K>>>;
  /**
   * Writes the command down, sends it in order within its conversation, and repeats it with the same id, also after a
   * reload, until the server has answered. Resolves with that answer. The text may be cleared from the composer as
   * soon as this returns: `stored` tells whether the outbox could keep it.
   */
  perform<K extends DurableCommand<C>>(
    name: K,
    input: Omit<CommandInput<C, K>, 'clientId'>,
  ): { clientId: string; stored: boolean; done: Promise<Outcome<CommandOutput<C, K>>> };
  /** The live model of a conversation; each call must be released once. */
  conversation(id: ConversationId): ConversationModel;
  /** Listens to a push of the server; returns how to stop. */
  on(push: string, listener: (payload: never) => void): () => void;
  connect(): void;
  /** The network or the page came back: tries again at once instead of waiting its turn. */
  wake(): void;
  close(): void;
}
