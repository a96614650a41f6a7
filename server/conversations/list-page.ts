import type { ConversationState } from '../../protocol/conversation.ts';
import type { ParsedInput } from '../../protocol/command.ts';
import type { UserId } from '../../protocol/ids.ts';
import { ID } from '../../protocol/ids.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import type { ConversationStore } from './conversation-store.ts';

const LIMIT_DEFAULT = 50;

/** One page of a list of the console, with the cursor of the next, or null at the end. Throws AppError for a foreign cursor. */
export async function listPage(
  store: ConversationStore,
  me: UserId,
  { list, status = 'open', cursor, limit = LIMIT_DEFAULT }: ParsedInput<StaffContract, 'conversations.list'>,
): Promise<{ states: readonly ConversationState[]; next: string | null }> {
  const from = cursor === undefined ? undefined : parseTimeCursor(cursor, ID);
  const isQueue = list === 'unassigned';
  const states = isQueue
    ? await store.queue(from, limit)
    : await store.list({
        ...(list === 'mine' ? { agent: me, open: true } : { open: status === 'open' }),
        ...(from && { before: from }),
        limit,
      });
  const last = states.at(-1);
  const next = last === undefined || states.length < limit ? null : timeCursor({ at: isQueue ? (last.queuedAt ?? 0) : last.lastAt, id: last.id });
  return { states, next };
}
