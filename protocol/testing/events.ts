import { emptyConversation, fold } from '../conversation.ts';
import type { ConversationState } from '../conversation.ts';
import type { Actor, ConversationEvent, EventData, EventType } from '../events.ts';
import type { ConversationId, UserId, VisitorId } from '../ids.ts';

export const CONVERSATION = 'c'.repeat(22) as ConversationId;
export const VISITOR: Actor = { kind: 'visitor', id: 'v'.repeat(22) as VisitorId };
export const ANN = { kind: 'agent', id: 'a'.repeat(22) as UserId, name: 'Ann' } as const;
export const BOT: Actor = { kind: 'bot' };
export const SYSTEM: Actor = { kind: 'system', id: 'rules' };

/** What of an event matters in a test: who, what and with which data. */
export type Told<T extends EventType = EventType> = { [K in T]: readonly [Actor, K, EventData[K]] }[T];

/** Events in a row from position `first` on, one minute (60,000 ms) apart; event n lies at n minutes. */
export function inARow(told: readonly Told[], first = 1): readonly ConversationEvent[] {
  return told.map(
    ([actor, type, data], i) =>
      ({ conversation: CONVERSATION, seq: first + i, type, v: 1, actor, clientId: `id-${first + i}`, at: (first + i) * 60_000, data }) as ConversationEvent,
  );
}

/** The conversation after these events. */
export const after = (...told: readonly Told[]): ConversationState => fold(emptyConversation(CONVERSATION), inARow(told));

export const started: Told = [VISITOR, 'conversation.started', { status: 'bot', inbox: 'website', page: null, locale: 'en', follows: null }];
export const asked = (text = 'Where is my tent?'): Told => [VISITOR, 'message.posted', { text }];
export const answered: Told = [
  BOT,
  'message.posted',
  { text: 'See here.', bot: { outcome: 'answer', article: { slug: 'tents', title: 'Tents', confidence: 0.9 }, heading: null, passage: [] } },
];
export const foundNothing: Told = [BOT, 'message.posted', { text: 'I found nothing.', bot: { outcome: 'nothing' } }];
export const handedOff: Told = [
  VISITOR,
  'handoff.requested',
  {
    status: 'queued',
    reason: 'requested',
    card: { question: 'Where is my tent?', tried: [{ slug: 'tents', title: 'Tents', confidence: 0.9 }], fields: {}, page: null, locale: 'en' },
    peopleOnline: true,
  },
];
export const accepted: Told = [ANN, 'conversation.accepted', { status: 'active', agent: { id: ANN.id, name: ANN.name } }];
export const replied: Told = [ANN, 'message.posted', { text: 'I am looking for it.' }];
export const noted: Told = [ANN, 'note.posted', { text: 'the customer is rude' }];
export const resolved: Told = [
  ANN,
  'conversation.resolved',
  { status: 'resolved', cause: 'agent', agent: { id: ANN.id, name: ANN.name }, team: 'tents', policy: 'gold' },
];
