import type { ConversationState } from '../../protocol/conversation.ts';

/**
 * When the customer counts as absent (milliseconds since the Unix epoch), or null while it is not their turn. An accepted
 * or reopened conversation does not inherit the age of what was said before: its turn begins anew.
 */
export function absenceDueAt({ status, customerTurnAt }: ConversationState, absenceMs: number): number | null {
  return status === 'resolved' || customerTurnAt === null ? null : customerTurnAt + absenceMs;
}
