/**
 * What happens to a conversation at the desk, beside what is said in it: who it is offered to, handed on to, put aside
 * by; what it is sorted under; who else is in it. A part of the events of a conversation (`events.ts`).
 */
import type { AgentRef } from './agent-ref.ts';
import type { ContactId, TeamId } from './ids.ts';
import type { RichText } from './rich-text.ts';

/** A team as conversations name it. */
export interface TeamRef {
  id: TeamId;
  name: string;
}

/** How urgent a conversation is, from the least. */
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;
/** How urgent a conversation is. */
export type Priority = (typeof PRIORITIES)[number];

/** A file of a message, kept in the store. `size` in bytes, `width` and `height` in pixels where it is an image. */
export interface AttachmentRef {
  id: string;
  name: string;
  /** Media type by its content, such as "image/png". */
  type: string;
  size: number;
  width?: number;
  height?: number;
}

/** Why an offer is over. `withdrawn`: the agent left, lost the right, or the conversation went elsewhere. */
export type OfferEnd = 'declined' | 'expired' | 'withdrawn';

/** How a call-back ended. */
export const CALLBACK_OUTCOMES = ['reached', 'no_answer', 'voicemail', 'wrong_number'] as const;
/** How a call-back ended. */
export type CallbackOutcome = (typeof CALLBACK_OUTCOMES)[number];

/** What the events of the desk hold. Times are milliseconds since the Unix epoch. */
export interface DeskEventData {
  /** Sorted by a rule (null: none matched) or by a person: who should serve it, how urgent it is, what they must know. */
  'conversation.routed': { team: TeamRef | null; priority: Priority; skills: readonly string[]; rule: string | null };
  'offer.made': { agent: AgentRef; expiresAt: number };
  'offer.ended': { agent: AgentRef; because: OfferEnd };
  /** Handed on by the person who served it; `note` is for who comes next. */
  'conversation.transferred': { status: 'queued'; from: AgentRef | null; to: { team: TeamRef } | { agent: AgentRef }; note: string | null };
  /** Somebody else of the company takes part, seen by the customer: a warm transfer. */
  'participant.joined': { agent: AgentRef };
  'participant.left': { agent: AgentRef };
  /** Put aside until then; the customer sees the time. `reason` is for staff. */
  'conversation.snoozed': { until: number; reason: string | null };
  'conversation.woken': { because: 'due' | 'agent' };
  'tags.changed': { added: readonly string[]; removed: readonly string[] };
  'priority.set': { priority: Priority };
  /** A private side thread with colleagues; its messages are notes with `thread` set to this position. */
  'consult.opened': { with: readonly AgentRef[]; text: string };
  'consult.closed': { thread: number };
  /** `before` is the text until then: the trace that staff see. */
  'message.edited': { messageSeq: number; text: string; rich?: RichText; before: string };
  'message.deleted': { messageSeq: number; before: string };
  'contact.linked': { contact: ContactId | null; name: string | null };
  /** `preferredAt` is when the customer would like it, null for as soon as possible. */
  'callback.requested': { phone: string; preferredAt: number | null; note: string | null };
  'callback.done': { outcome: CallbackOutcome; durationMs: number; note: string | null };
  /** What was said up to `upTo` went out by e-mail. */
  'email.sent': { kind: 'continuation' | 'transcript'; to: string; upTo: number };
  'email.failed': { to: string; reason: string };
}

/** Every type of event of the desk. */
export const DESK_EVENTS: Readonly<Record<keyof DeskEventData, true>> = {
  'conversation.routed': true,
  'offer.made': true,
  'offer.ended': true,
  'conversation.transferred': true,
  'participant.joined': true,
  'participant.left': true,
  'conversation.snoozed': true,
  'conversation.woken': true,
  'tags.changed': true,
  'priority.set': true,
  'consult.opened': true,
  'consult.closed': true,
  'message.edited': true,
  'message.deleted': true,
  'contact.linked': true,
  'callback.requested': true,
  'callback.done': true,
  'email.sent': true,
  'email.failed': true,
};

/** Those that customers never see. */
export const DESK_STAFF_ONLY = [
  'conversation.routed',
  'offer.made',
  'offer.ended',
  'conversation.woken',
  'tags.changed',
  'priority.set',
  'consult.opened',
  'consult.closed',
  'contact.linked',
  'callback.done',
  'email.failed',
] as const satisfies readonly (keyof DeskEventData)[];
