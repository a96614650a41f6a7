import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import type { RecentConversation } from '../../protocol/visitor-contract.ts';

/** How the console calls a customer: the e-mail address once given, else "Visitor" and the end of the id. */
export function contactName({ email, visitor }: Pick<ConversationState, 'email' | 'visitor'>): string {
  return email ?? `Visitor ${(visitor ?? '').slice(-4).toUpperCase()}`;
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
    reason: state.handoff?.reason ?? null,
  };
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
