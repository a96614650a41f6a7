/** A conversation and its events as the API shows them: what agents see, with times people can read. */
import * as v from 'valibot';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent, HandoffReason } from '../../protocol/events.ts';
import { STATUSES } from '../../protocol/states.ts';
import { contactName } from '../conversations/index.ts';
import { isoTime, isoTimeOrNull, timeSchema } from './fields.ts';

const agentSchema = v.object({ id: v.string(), name: v.string() });
const pageSchema = v.object({ url: v.string(), title: v.string() });
const triedSchema = v.object({ slug: v.string(), title: v.string(), confidence: v.optional(v.number()) });
/** Why a conversation goes from the bot to people. */
export const HANDOFF_REASONS: readonly HandoffReason[] = [
  'requested', 'no_answer', 'low_confidence', 'complaint', 'distress', 'policy', 'priority_customer',
];

/** Where a conversation stands. */
export const statusSchema = v.picklist(STATUSES);

/** A conversation. */
export const conversationSchema = v.object({
  id: v.string(),
  status: statusSchema,
  inbox: v.string(),
  contact: v.object({ name: v.string(), email: v.nullable(v.string()) }),
  visitor: v.nullable(v.string()),
  agent: v.nullable(agentSchema),
  locale: v.string(),
  page: v.pipe(v.nullable(pageSchema), v.description('Where the customer began.')),
  follows: v.pipe(v.nullable(v.string()), v.description('The conversation that this one goes on from.')),
  seq: v.pipe(v.number(), v.integer(), v.description('The position of its last event.')),
  startedAt: timeSchema,
  lastAt: timeSchema,
  queuedAt: v.pipe(v.nullable(timeSchema), v.description('Since when a person is responsible.')),
  firstReplyAt: v.pipe(v.nullable(timeSchema), v.description('The first reply by a person.')),
  unansweredSince: v.pipe(v.nullable(timeSchema), v.description('The oldest message of the customer without an answer.')),
  lastMessage: v.nullable(
    v.object({ seq: v.number(), from: v.picklist(['visitor', 'agent', 'bot']), text: v.string(), at: timeSchema }),
  ),
  topic: v.pipe(v.nullable(v.object({ key: v.string(), name: v.string() })), v.description('What it is about.')),
  fields: v.pipe(v.array(v.object({ key: v.string(), label: v.string(), value: v.string() })), v.description('What the customer filled in.')),
  handoff: v.nullable(
    v.object({
      reason: v.picklist(HANDOFF_REASONS),
      question: v.nullable(v.string()),
      tried: v.array(triedSchema),
      peopleOnline: v.boolean(),
      at: timeSchema,
    }),
  ),
  resolution: v.nullable(
    v.object({ cause: v.picklist(['agent', 'visitor', 'absence']), agent: v.nullable(agentSchema), at: timeSchema }),
  ),
});

/** One event of a conversation. */
export const eventSchema = v.object({
  conversation: v.string(),
  seq: v.pipe(v.number(), v.integer(), v.description('Its position, from 1.')),
  type: v.pipe(v.string(), v.description('Such as `message.posted`; skip types you do not know.')),
  v: v.pipe(v.number(), v.description('The version of `data`.')),
  actor: v.object({
    kind: v.picklist(['visitor', 'agent', 'bot', 'system']),
    id: v.optional(v.string()),
    name: v.optional(v.string()),
  }),
  clientId: v.pipe(v.string(), v.description('The id the actor gave to it: for the API the `Idempotency-Key`.')),
  at: timeSchema,
  data: v.pipe(v.record(v.string(), v.unknown()), v.description('What it holds, by type: see docs/protocol.md.')),
});

/** The conversation for an answer. */
export function showConversation(state: ConversationState): v.InferInput<typeof conversationSchema> {
  const { id, status, inbox, email, visitor, agent, locale, page, follows, seq, lastMessage, handoff, resolution } = state;
  return {
    id, status, inbox,
    contact: { name: contactName(state), email },
    visitor, agent, locale, page, follows, seq,
    startedAt: isoTime(state.startedAt),
    lastAt: isoTime(state.lastAt),
    queuedAt: isoTimeOrNull(state.queuedAt),
    firstReplyAt: isoTimeOrNull(state.firstReplyAt),
    unansweredSince: isoTimeOrNull(state.unansweredSince),
    lastMessage: lastMessage && { ...lastMessage, at: isoTime(lastMessage.at) },
    topic: state.topic,
    fields: [...state.fields],
    handoff: handoff && {
      reason: handoff.reason,
      question: handoff.card.question,
      tried: [...handoff.card.tried],
      peopleOnline: handoff.peopleOnline,
      at: isoTime(handoff.at),
    },
    resolution: resolution && { cause: resolution.cause, agent: resolution.agent, at: isoTime(resolution.at) },
  };
}

/** The event for an answer. */
export function showEvent(event: ConversationEvent): v.InferInput<typeof eventSchema> {
  const { conversation, seq, type, v: version, actor, clientId, at } = event;
  return { conversation, seq, type, v: version, actor: { ...actor }, clientId, at: isoTime(at), data: { ...event.data } };
}
