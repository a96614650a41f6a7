/**
 * Where a conversation stands at the desk: for whom it is, to whom it is offered, who else is in it, until when it is put
 * aside, what it is sorted under. A part of the fold of a conversation, so that routing decides from the log alone and any
 * node can go on where another one died.
 */
import type { Priority, TeamRef } from './desk-events.ts';
import type { AgentRef, ConversationEvent } from './events.ts';
import type { ContactId, UserId } from './ids.ts';
import type { Status } from './states.ts';

/** The desk's part of a conversation. Times are milliseconds since the Unix epoch. */
export interface DeskState {
  team: TeamRef | null;
  priority: Priority;
  /** What who serves it must know, languages among them. */
  skills: readonly string[];
  /** Some rule or person has sorted it since it was last put into the queue. */
  routed: boolean;
  tags: readonly string[];
  /** To whom it is offered now; past `expiresAt` the offer counts for nothing, though it may not have been ended yet. */
  offer: { agent: AgentRef; expiresAt: number; seq: number } | null;
  /** Who was offered it in vain since it was last put into the queue. */
  offeredTo: readonly UserId[];
  /** When the latest of these offers ended, so that a round of refusals is followed by a pause. */
  offerEndedAt: number | null;
  /** Whom a colleague handed it on to; the first to be offered it. */
  wanted: AgentRef | null;
  /** Who served it last, also while nobody does. */
  lastAgent: AgentRef | null;
  /** Who of the company takes part beside the one who serves it. */
  participants: readonly AgentRef[];
  snoozedUntil: number | null;
  /** Side threads that are not closed. */
  consults: readonly { seq: number; with: readonly AgentRef[] }[];
  contact: ContactId | null;
  contactName: string | null;
  callback: { phone: string; preferredAt: number | null; requestedAt: number } | null;
  /** The latest replies of people that are neither deleted nor forgotten: what may still be changed. */
  replies: readonly { seq: number; agent: UserId; at: number }[];
  /** How far the customer was told by e-mail. */
  emailedUpTo: number;
}

/** A conversation that nobody has sorted. */
export const EMPTY_DESK: DeskState = {
  team: null,
  priority: 'normal',
  skills: [],
  routed: false,
  tags: [],
  offer: null,
  offeredTo: [],
  offerEndedAt: null,
  wanted: null,
  lastAgent: null,
  participants: [],
  snoozedUntil: null,
  consults: [],
  contact: null,
  contactName: null,
  callback: null,
  replies: [],
  emailedUpTo: 0,
};

/** How many of the latest replies can be changed. */
const REPLIES_MAX = 30;
/** Most people remembered as having been offered it. */
const OFFERED_MAX = 200;

/** What changes with an event. `before` and `status` are the conversation's state of the table before and after it. Pure. */
export function deskAfter(desk: DeskState, before: Status, status: Status, event: ConversationEvent): Partial<DeskState> {
  return { ...moved(before, status, event), ...changed(desk, event) };
}

/** What a move in the table of states ends. */
function moved(before: Status, status: Status, event: ConversationEvent): Partial<DeskState> {
  if (status === 'queued' && (before !== 'queued' || event.type === 'conversation.transferred')) {
    return { routed: false, offer: null, offeredTo: [], offerEndedAt: null, wanted: null, participants: [], snoozedUntil: null };
  }
  if (before === status) return {};
  if (status === 'resolved' || status === 'bot') return { offer: null, offeredTo: [], offerEndedAt: null, wanted: null, participants: [], snoozedUntil: null };
  return {};
}

function changed(desk: DeskState, event: ConversationEvent): Partial<DeskState> {
  switch (event.type) {
    case 'message.posted': {
      if (event.actor.kind === 'visitor') return { snoozedUntil: null };
      if (event.actor.kind !== 'agent') return {};
      return { replies: [...desk.replies, { seq: event.seq, agent: event.actor.id, at: event.at }].slice(-REPLIES_MAX) };
    }
    case 'message.deleted':
      return { replies: desk.replies.filter(({ seq }) => seq !== event.data.messageSeq) };
    case 'conversation.started':
      return event.data.agent === undefined ? {} : { lastAgent: event.data.agent };
    case 'conversation.accepted': {
      const { agent } = event.data;
      const participants = desk.participants.filter(({ id }) => id !== agent.id);
      return { offer: null, offeredTo: [], offerEndedAt: null, wanted: null, snoozedUntil: null, lastAgent: agent, participants };
    }
    case 'conversation.routed': {
      const { team, priority, skills } = event.data;
      return { team, priority, skills, routed: true };
    }
    case 'offer.made':
      return { offer: { ...event.data, seq: event.seq } };
    case 'offer.ended': {
      const { agent } = event.data;
      const offeredTo = [...desk.offeredTo.filter((id) => id !== agent.id), agent.id].slice(-OFFERED_MAX);
      return { offer: null, offeredTo, offerEndedAt: event.at, ...(desk.wanted?.id === agent.id && { wanted: null }) };
    }
    case 'conversation.transferred': {
      const { to } = event.data;
      return 'team' in to ? { team: to.team } : { wanted: to.agent };
    }
    case 'participant.joined':
      return { participants: [...desk.participants.filter(({ id }) => id !== event.data.agent.id), event.data.agent] };
    case 'participant.left':
      return { participants: desk.participants.filter(({ id }) => id !== event.data.agent.id) };
    case 'conversation.snoozed':
      return { snoozedUntil: event.data.until };
    case 'conversation.woken':
      return { snoozedUntil: null };
    case 'tags.changed': {
      const { added, removed } = event.data;
      return { tags: [...desk.tags.filter((tag) => !removed.includes(tag)), ...added.filter((tag) => !desk.tags.includes(tag))] };
    }
    case 'priority.set':
      return { priority: event.data.priority };
    case 'consult.opened':
      return { consults: [...desk.consults, { seq: event.seq, with: event.data.with }] };
    case 'consult.closed':
      return { consults: desk.consults.filter(({ seq }) => seq !== event.data.thread) };
    case 'contact.linked':
      return { contact: event.data.contact, contactName: event.data.name };
    case 'callback.requested': {
      const { phone, preferredAt } = event.data;
      return { callback: { phone, preferredAt, requestedAt: event.at } };
    }
    case 'callback.done':
      return { callback: null };
    case 'email.sent':
      return { emailedUpTo: Math.max(desk.emailedUpTo, event.data.upTo) };
    default:
      return {};
  }
}
