import type { ConversationState } from '../../protocol/conversation.ts';
import type { UserId } from '../../protocol/ids.ts';
import { ID } from '../../protocol/ids.ts';
import type { Status } from '../../protocol/states.ts';
import type { ConversationStore } from '../conversations/index.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';

/** Which conversations are wanted; those that are left out do not matter. */
export interface ConversationFilter {
  status?: Status | undefined;
  agent?: UserId | undefined;
  inbox?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/**
 * One page of conversations, latest activity first, with the cursor of the next, or null at the end. Throws AppError
 * `invalid_payload` for a cursor that no page gave.
 *
 * Every index of lists begins with what is open and what is not, so a list of both is read as two and merged.
 */
export async function listConversations(
  store: Pick<ConversationStore, 'list'>,
  { status, agent, inbox, cursor, limit }: ConversationFilter,
): Promise<{ states: readonly ConversationState[]; next: string | null }> {
  const before = cursor === undefined ? undefined : parseTimeCursor(cursor, ID);
  const query = {
    ...(status && { status }),
    ...(agent && { agent }),
    ...(inbox !== undefined && { inbox }),
    ...(before && { before }),
    // One more than wanted tells whether anything is left.
    limit: limit + 1,
  };
  const halves = status === undefined ? [true, false] : [status !== 'resolved'];
  const found = await Promise.all(halves.map((open) => store.list({ ...query, open })));
  // A conversation that was resolved between the two reads is in both.
  const byId = new Map(found.flat().map((state) => [state.id, state]));
  const sorted = [...byId.values()].toSorted((a, b) => b.lastAt - a.lastAt || (a.id < b.id ? 1 : -1));
  const states = sorted.slice(0, limit);
  const last = states.at(-1);
  return { states, next: last === undefined || sorted.length <= limit ? null : timeCursor({ at: last.lastAt, id: last.id }) };
}
