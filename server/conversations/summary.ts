import { createHash } from 'node:crypto';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import type { RecentConversation } from '../../protocol/visitor-contract.ts';

/** Letters and digits that nobody takes for one another when read out: no 0 and O, no 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
/** How many of them tell one customer from another: 32⁴, about a million. */
const NAME_LETTERS = 4;

/**
 * How the console calls a customer: the name of the contact, the e-mail address once given, else "Visitor" and four letters that are always the
 * same for the same id. Ids themselves hold "-" and "_" and tell capitals apart, which no person can say.
 */
export function contactName({ contactName: known, email, visitor }: Pick<ConversationState, 'contactName' | 'email' | 'visitor'>): string {
  return known ?? email ?? `Visitor ${readable(visitor ?? '')}`;
}

function readable(id: string): string {
  const bytes = createHash('sha256').update(id).digest().subarray(0, NAME_LETTERS);
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('');
}

/** A conversation as the console lists it; `agentRead` is the position up to which people have seen it. */
export function summaryOf(state: ConversationState, agentRead: number): ConversationSummary {
  const { lastMessage } = state;
  return {
    id: state.id,
    seq: state.seq,
    status: state.status,
    inbox: state.inbox,
    contactName: contactName(state),
    agent: state.agent,
    lastMessage: lastMessage && { from: lastMessage.from, text: lastMessage.text, at: lastMessage.at },
    lastVisitorSeq: state.lastVisitorSeq,
    agentRead,
    startedAt: state.startedAt,
    lastAt: state.lastAt,
    queuedAt: state.queuedAt,
    unansweredSince: state.unansweredSince,
    reason: reasonOf(state),
    team: state.team,
    priority: state.priority,
    tags: state.tags,
    topic: state.topic,
    contact: state.contact,
    offer: state.offer && { agent: state.offer.agent, expiresAt: state.offer.expiresAt },
    participants: state.participants,
    snoozedUntil: state.snoozedUntil,
    channel: channelOf(state),
    callback: state.callback,
  };
}

/** How a conversation goes on with the customer now. */
export function channelOf({ callback, emailedUpTo }: Pick<ConversationState, 'callback' | 'emailedUpTo'>): ConversationSummary['channel'] {
  if (callback !== null) return 'phone';
  return emailedUpTo > 0 ? 'email' : 'chat';
}

/** A handoff says why somebody waits for as long as nothing later has put them into the queue, such as a reopening. */
function reasonOf({ handoff, queuedAt }: ConversationState): ConversationSummary['reason'] {
  return handoff === null || (queuedAt !== null && queuedAt > handoff.at) ? null : handoff.reason;
}

/** A conversation as the customer's own list shows it; `contactRead` is the position up to which they have seen it. */
export function recentOf(state: ConversationState, contactRead: number): RecentConversation | null {
  const { lastMessage } = state;
  if (lastMessage === null) return null;
  return {
    id: state.id,
    status: state.status,
    lastText: lastMessage.text,
    lastFrom: lastMessage.from,
    lastAt: lastMessage.at,
    lastSeq: lastMessage.seq,
    unread: lastMessage.from !== 'visitor' && lastMessage.seq > contactRead,
  };
}
