/**
 * A small faithful server: logs with positions, two views, idempotent commands, rooms. It has no policy, no bot and
 * no store; what it shares with the real one is the contract.
 */
import { apply, emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Ack, ErrorCode } from '../../protocol/errors.ts';
import type { Actor, ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import { mergeReceipts, NO_RECEIPTS } from '../../protocol/receipts.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import { viewEvent } from '../../protocol/views.ts';
import type { ViewEvent, ViewName } from '../../protocol/views.ts';

/** A connected client, as the server sees it. */
export interface Peer {
  view: ViewName;
  push(name: string, payload: unknown): void;
}

interface Log {
  events: ConversationEvent[];
  views: Record<ViewName, ViewEvent[]>;
  state: ConversationState;
  receipts: Receipts;
  room: Set<Peer>;
}

type Input = { conversation: ConversationId; clientId: string; text: string; after: number } & Record<string, unknown>;

const ACTORS: Record<ViewName, Actor> = {
  contact: { kind: 'visitor', id: 'V'.repeat(22) as VisitorId },
  agent: { kind: 'agent', id: 'A'.repeat(22) as UserId, name: 'Ada' },
};
const refusal = (code: ErrorCode): Ack<never> => ({ ok: false, error: { code, message: code, traceId: 'test' } });

export class LogServer {
  /** Events a fetch answers with at most. */
  pageSize = 500;
  /** Refuses commands before they are looked at, where it answers a code. */
  refuse: (name: string, input: Input) => ErrorCode | Ack<never> | null = () => null;
  readonly received: { name: string; input: Input }[] = [];
  readonly #logs = new Map<ConversationId, Log>();
  #at = 1_000;

  /** The texts of the messages in a log, in order. */
  texts(id: ConversationId): string[] {
    const events = this.#logs.get(id)?.events ?? [];
    return events.flatMap((event) => (event.type === 'message.posted' ? [event.data.text] : []));
  }

  /** A view of a log, whole. */
  view(id: ConversationId, view: ViewName): readonly ViewEvent[] {
    return this.#logs.get(id)?.views[view] ?? [];
  }

  /** Begins a conversation with nobody's help. */
  begin(id: ConversationId, text = 'Hello'): void {
    this.#start('contact', { conversation: id, clientId: `begin-${id}`, text, after: 0 });
  }

  /** Somebody else, connected elsewhere, does something. */
  other(view: ViewName, name: string, input: { conversation: ConversationId; clientId: string; text?: string }): void {
    this.#command(view, name, { text: '', after: 0, ...input });
  }

  /** An event of a kind this client does not know yet. */
  fromTheFuture(id: ConversationId): void {
    this.#append(id, ACTORS.agent, 'future.thing', `f${this.#at}-future`, {}, 2);
  }

  leave(peer: Peer): void {
    for (const log of this.#logs.values()) log.room.delete(peer);
  }

  /** Takes a command and answers it. */
  command(peer: Peer, name: string, input: unknown): Ack<unknown> {
    const given = input as Input;
    this.received.push({ name, input: given });
    const refused = this.refuse(name, given);
    if (refused) return typeof refused === 'string' ? refusal(refused) : refused;
    const log = this.#logs.get(given.conversation);
    if (name === 'conversation.start') {
      this.#logOf(given.conversation).room.add(peer);
      return this.#start(peer.view, given);
    }
    if (!log) return refusal('not_found');
    switch (name) {
      case 'conversation.open': {
        log.room.add(peer);
        const rest = log.views[peer.view].filter(({ seq }) => seq > given.after);
        const events = rest.slice(0, this.pageSize);
        const upTo = events.at(-1)?.seq ?? given.after;
        return { ok: true, data: { events, upTo, more: rest.length > events.length, receipts: log.receipts } };
      }
      case 'conversation.leave':
        log.room.delete(peer);
        return { ok: true, data: null };
      case 'typing.set': {
        const { kind } = ACTORS[peer.view];
        const notice = { conversation: given.conversation, from: kind, name: kind, typing: given['typing'] };
        for (const one of log.room) if (one !== peer) one.push('typing', notice);
        return { ok: true, data: null };
      }
      case 'receipts.set': {
        const side = peer.view === 'contact' ? 'contact' : 'agent';
        const marks = { [`${side}Delivered`]: given['delivered'], [`${side}Read`]: given['read'] };
        log.receipts = mergeReceipts(log.receipts, marks as Partial<Receipts>);
        for (const one of log.room) one.push('receipts', { conversation: given.conversation, receipts: log.receipts });
        return { ok: true, data: null };
      }
      default:
        return this.#command(peer.view, name, given);
    }
  }

  #command(view: ViewName, name: string, input: Input): Ack<unknown> {
    if (!this.#logs.has(input.conversation)) return refusal('not_found');
    const append = (type: string, data: object): Ack<unknown> =>
      this.#append(input.conversation, ACTORS[view], type, input.clientId, data);
    if (name === 'message.send') return append('message.posted', { text: input.text });
    if (name === 'note.add') return append('note.posted', { text: input.text });
    if (name === 'conversation.end') return append('conversation.resolved', { status: 'resolved', cause: 'visitor' });
    return refusal('invalid_payload');
  }

  #start(view: ViewName, input: Input): Ack<unknown> {
    const { conversation, clientId, text } = input;
    const data = { status: 'bot', inbox: 'main', page: null, locale: 'en', follows: null };
    this.#append(conversation, ACTORS[view], 'conversation.started', clientId, data);
    return this.#append(conversation, ACTORS[view], 'message.posted', `${clientId}.1`, { text });
  }

  #append(id: ConversationId, actor: Actor, type: string, clientId: string, data: object, v = 1): Ack<unknown> {
    const log = this.#logOf(id);
    const retried = log.events.find((event) => event.clientId === clientId && event.actor.kind === actor.kind);
    if (retried) return { ok: true, data: { seq: retried.seq, at: retried.at } };
    const seq = log.events.length + 1;
    this.#at += 1;
    const event = { conversation: id, seq, type, v, actor, clientId, at: this.#at, data } as ConversationEvent;
    for (const view of ['contact', 'agent'] as const) {
      const shown = viewEvent(view, log.state, event);
      if (!shown) continue;
      log.views[view].push(shown);
      for (const peer of log.room) if (peer.view === view) peer.push('event', shown);
    }
    log.events.push(event);
    log.state = apply(log.state, event);
    return { ok: true, data: { seq, at: this.#at } };
  }

  #logOf(id: ConversationId): Log {
    const found = this.#logs.get(id);
    if (found) return found;
    const log: Log = {
      events: [],
      views: { contact: [], agent: [] },
      state: emptyConversation(id),
      receipts: NO_RECEIPTS,
      room: new Set(),
    };
    this.#logs.set(id, log);
    return log;
  }
}
