/** Which conversations belong into which list, and in which order. The same rules as the server's, for live changes. */
import type { ConversationSummary, ListName } from '../../protocol/staff-contract.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { ListFilter } from '../app/route.ts';

/** One list as a screen shows it. */
export interface ListQuery {
  list: ListName;
  filter: ListFilter;
  me: UserId;
}

/** Whether a conversation belongs into a list now. */
export function belongs(summary: ConversationSummary, { list, filter, me }: ListQuery): boolean {
  switch (list) {
    case 'unassigned':
      return summary.status === 'queued';
    case 'mine':
      return summary.agent?.id === me && summary.status !== 'resolved';
    case 'all':
      return (summary.status === 'resolved') === (filter === 'resolved');
  }
}

/** Newest activity first, as the server pages them; only the queue puts who has waited longest on top. */
export function compareRows(list: ListName, a: ConversationSummary, b: ConversationSummary): number {
  if (list === 'unassigned') {
    const byWaiting = (waitingSince(a) ?? a.lastAt) - (waitingSince(b) ?? b.lastAt);
    if (byWaiting !== 0) return byWaiting;
  }
  return b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1);
}

/** Since when the customer waits for a person, or null: in the queue since it was entered, else since the unanswered message. */
export function waitingSince(summary: ConversationSummary): number | null {
  if (summary.status === 'queued') return summary.queuedAt ?? summary.lastAt;
  // Who was promised a time waits for that, not for an answer.
  if (summary.status === 'active' && summary.snoozedUntil === null) return summary.unansweredSince;
  return null;
}

/** Whether the customer has written something that no agent has seen. */
export function isUnread(summary: ConversationSummary): boolean {
  return summary.lastVisitorSeq > summary.agentRead && summary.status !== 'bot' && summary.status !== 'resolved';
}
