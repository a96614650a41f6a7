import type { ConversationState } from '../../protocol/conversation.ts';

/**
 * When the customer counts as absent (milliseconds since the Unix epoch), or null while it is not their turn: they were
 * answered and have not written since, or the agent waits for them.
 */
export function absenceDueAt(state: ConversationState, absenceMs: number): number | null {
  const { status, lastMessage, lastAt } = state;
  if (status === 'waiting') return (lastMessage !== null && lastMessage.from !== 'visitor' ? lastMessage.at : lastAt) + absenceMs;
  if (status !== 'bot' && status !== 'active') return null;
  return lastMessage === null || lastMessage.from === 'visitor' ? null : lastMessage.at + absenceMs;
}
