import type { Priority, TeamRef } from './desk-events.ts';
import type { AgentRef, HandoffReason } from './events.ts';
import type { ContactId, ConversationId } from './ids.ts';
import type { Status } from './states.ts';
import type { TopicRef } from './topics.ts';

/** How a conversation goes on with the customer. */
export const CHANNELS = ['chat', 'email', 'phone'] as const;
/** How a conversation goes on with the customer. */
export type Channel = (typeof CHANNELS)[number];

/** A conversation as lists show it. Times are milliseconds since the Unix epoch. */
export interface ConversationSummary {
  id: ConversationId;
  seq: number;
  status: Status;
  inbox: string;
  /** How lists call the customer: the contact's name, the e-mail address once given, else "Visitor" and four letters made from the id. */
  contactName: string;
  agent: AgentRef | null;
  lastMessage: { from: 'visitor' | 'agent' | 'bot'; text: string; at: number } | null;
  lastVisitorSeq: number;
  agentRead: number;
  startedAt: number;
  lastAt: number;
  queuedAt: number | null;
  unansweredSince: number | null;
  /** Why it was handed over to people; null before that, and once it came back into the queue in another way. */
  reason: HandoffReason | null;
  team: TeamRef | null;
  priority: Priority;
  tags: readonly string[];
  topic: TopicRef | null;
  contact: ContactId | null;
  offer: { agent: AgentRef; expiresAt: number } | null;
  /** Who takes part beside `agent`. */
  participants: readonly AgentRef[];
  snoozedUntil: number | null;
  /** How it goes on: in the chat, by e-mail once something went out so, by telephone while a call is asked for. */
  channel: Channel;
  callback: { phone: string; preferredAt: number | null; requestedAt: number } | null;
}
