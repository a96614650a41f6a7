/** Writes the log of a conversation for tests and sample screens, one event a call. */
import { emptyConversation, fold } from '../../protocol/conversation.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Actor, BotTurn, ConversationEvent, EventData, EventType, HandoffCard, HandoffReason } from '../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import { viewEvent } from '../../protocol/views.ts';
import type { ViewEvent } from '../../protocol/views.ts';

/** A conversation id that is easy to tell apart: the letters, padded. */
export const conversationId = (letters: string) => letters.padEnd(22, '_') as ConversationId;
/** A user id that is easy to tell apart. */
export const userId = (letters: string) => letters.padEnd(22, '_') as UserId;

/** Maya, who works beside the person at the console. */
export const MAYA = { id: userId('maya'), name: 'Maya Reed' };

/** A log under construction. `at` is the time of the next event, milliseconds since the Unix epoch. */
export interface ChatLog {
  readonly id: ConversationId;
  readonly events: readonly ViewEvent[];
  readonly state: ConversationState;
  at: number;
  /** What an agent has read, as lists count it. */
  agentRead: number;
  add<T extends EventType>(type: T, actor: Actor, data: EventData[T]): ChatLog;
  customer(text: string): ChatLog;
  bot(text: string, turn: BotTurn): ChatLog;
  agent(agent: { id: UserId; name: string }, text: string): ChatLog;
  note(agent: { id: UserId; name: string }, text: string): ChatLog;
  handoff(reason: HandoffReason, card?: Partial<HandoffCard>): ChatLog;
  accept(agent: { id: UserId; name: string }): ChatLog;
  resolve(agent: { id: UserId; name: string }): ChatLog;
  summary(): ConversationSummary;
}

/** A conversation that a customer began with the bot at `at`. */
export function chatLog(letters: string, at: number, page = { url: 'https://harbour.example/returns', title: 'Returns' }): ChatLog {
  const id = conversationId(letters);
  const visitor: Actor = { kind: 'visitor', id: letters as VisitorId };
  const events: ViewEvent[] = [];
  let state = emptyConversation(id);
  const log: ChatLog = {
    id,
    at,
    agentRead: 0,
    get events() {
      return events;
    },
    get state() {
      return state;
    },
    add(type, actor, data) {
      const event = { conversation: id, seq: state.seq + 1, type, v: 1, actor, clientId: `client-${state.seq + 1}`, at: log.at, data };
      const seen = viewEvent('agent', state, event as ConversationEvent);
      if (seen) events.push(seen);
      state = fold(state, [event as ConversationEvent]);
      log.at += 20_000;
      return log;
    },
    customer: (text) => log.add('message.posted', visitor, { text, ...(state.status === 'waiting' ? { status: 'active' } : {}) }),
    bot: (text, turn) => log.add('message.posted', { kind: 'bot' }, { text, bot: turn }),
    agent: (agent, text) => log.add('message.posted', { kind: 'agent', ...agent }, { text }),
    note: (agent, text) => log.add('note.posted', { kind: 'agent', ...agent }, { text }),
    handoff: (reason, card = {}) =>
      log.add('handoff.requested', reason === 'requested' ? visitor : { kind: 'bot' }, {
        status: 'queued',
        reason,
        peopleOnline: true,
        card: { question: state.question, tried: state.tried, fields: {}, page, locale: state.locale, ...card },
      }),
    accept: (agent) => log.add('conversation.accepted', { kind: 'agent', ...agent }, { status: 'active', agent }),
    resolve: (agent) =>
      log.add('conversation.resolved', { kind: 'agent', ...agent }, { status: 'resolved', cause: 'agent', agent, team: null, policy: null }),
    summary: () => ({
      id,
      seq: state.seq,
      status: state.status,
      inbox: state.inbox,
      contactName: state.contactName ?? state.email ?? `Visitor ${letters}`,
      agent: state.agent,
      lastMessage: state.lastMessage && { from: state.lastMessage.from, text: state.lastMessage.text, at: state.lastMessage.at },
      lastVisitorSeq: state.lastVisitorSeq,
      agentRead: log.agentRead,
      startedAt: state.startedAt,
      lastAt: state.lastAt,
      queuedAt: state.queuedAt,
      unansweredSince: state.unansweredSince,
      team: state.team,
      priority: state.priority,
      tags: state.tags,
      topic: state.topic,
      contact: state.contact,
      offer: state.offer && { agent: state.offer.agent, expiresAt: state.offer.expiresAt },
      participants: state.participants,
      snoozedUntil: state.snoozedUntil,
      channel: state.callback !== null ? 'phone' : state.emailedUpTo > 0 ? 'email' : 'chat',
      callback: state.callback,
      reason: state.handoff !== null && (state.queuedAt ?? 0) <= state.handoff.at ? state.handoff.reason : null,
    }),
  };
  return log.add('conversation.started', visitor, { status: 'bot', inbox: 'website', page, locale: 'en', follows: null });
}
