import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { StaffPushes } from '../../protocol/staff-contract.ts';
import type { VisitorPushes } from '../../protocol/visitor-contract.ts';
import { viewEvent } from '../../protocol/views.ts';
import type { ConversationLog } from './conversation-log.ts';
import { summaryOf } from './summary.ts';

/** Rooms of the two namespaces. A customer's connections are all in one room; people join the conversations they look at. */
export const rooms = {
  visitor: (id: VisitorId): string => `v:${id}`,
  inbox: (key: string): string => `i:${key}`,
  conversation: (id: ConversationId): string => `c:${id}`,
  user: (id: UserId): string => `u:${id}`,
  session: (id: string): string => `s:${id}`,
  desk: 'desk',
  /** Those of the desk who see every conversation, whosever it is. */
  supervisors: 'supervisors',
} as const;

/** Sends pushes to rooms; `except` is a connection that needs no telling. Delivery is a hint and never guaranteed. */
export interface Broadcast {
  toVisitors<K extends keyof VisitorPushes>(room: string, push: K, payload: Parameters<VisitorPushes[K]>[0], except?: string): void;
  toStaff<K extends keyof StaffPushes>(room: string, push: K, payload: Parameters<StaffPushes[K]>[0], except?: string): void;
}

/**
 * Tells both sides of every committed event, each in its own view. Lists of the desk hear of a conversation where they are
 * in its `audience`; null is everybody. Returns how to stop.
 */
export function publishEvents(log: ConversationLog, broadcast: Broadcast, audience: (state: ConversationState) => readonly UserId[] | null = () => null): () => void {
  return log.watch((event, before, { state }) => {
    const forContact = viewEvent('contact', before, event);
    if (forContact !== null && state.visitor !== null) broadcast.toVisitors(rooms.visitor(state.visitor), 'event', forContact);
    const forAgents = viewEvent('agent', before, event);
    if (forAgents !== null) broadcast.toStaff(rooms.conversation(state.id), 'event', forAgents);
    // Receipts travel on their own: the console keeps the higher watermark.
    const few = audience(state);
    const told = few === null ? [rooms.desk] : [rooms.supervisors, ...few.map(rooms.user)];
    for (const room of told) broadcast.toStaff(room, 'summary', { summary: summaryOf(state, 0), cause: event.type });
  });
}
