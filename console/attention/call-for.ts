/** What is worth calling somebody for who looks elsewhere. Pure. */
import type { NoticeKind } from '../../protocol/notices-contract.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';

/** A call: what happened, and a line of it. */
export interface Call {
  kind: NoticeKind | 'status_set';
  title: string;
  body: string;
}

/**
 * The call a change is worth, or null. A chat is new in the queue when the change itself put it there: then the
 * time of the queue is the time of the change.
 */
export function callFor(summary: ConversationSummary, cause: string | null, me: string): Call | null {
  if (cause === null) return null;
  const body = summary.lastMessage?.text ?? '';
  if (summary.status === 'queued' && summary.offer?.agent.id === me && cause === 'offer.made') {
    return { kind: 'offered', title: `${summary.contactName} is offered to you`, body };
  }
  if (summary.status === 'queued' && summary.queuedAt === summary.lastAt) {
    return { kind: 'queued', title: `${summary.contactName} waits for a person`, body };
  }
  const written = cause === 'message.posted' && summary.lastMessage?.from === 'visitor';
  if (written && summary.agent?.id === me && summary.status !== 'resolved') {
    return { kind: 'message', title: `${summary.contactName} wrote`, body };
  }
  return null;
}

/** Whether a call still asks for somebody, now that the conversation is like this. */
export function stillCalls(kind: Call['kind'], summary: ConversationSummary, me: string): boolean {
  const { status, offer, agent, unansweredSince } = summary;
  switch (kind) {
    case 'queued':
      return status === 'queued' && (offer === null || offer.agent.id === me);
    case 'offered':
      return status === 'queued' && offer?.agent.id === me;
    case 'message':
      return agent?.id === me && unansweredSince !== null && status !== 'resolved';
    case 'whisper':
      return agent?.id === me;
    case 'mention':
    case 'called':
    case 'status_set':
      return true;
  }
}
