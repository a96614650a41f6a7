import type { UserId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';

/** Most conversations of one person that are released at once; the rest follow at the next look. */
const BATCH = 200;

/**
 * Puts the open conversations of people who are no longer here back into the queue, so that no customer waits for
 * somebody who will never come. Safe to repeat, on any number of nodes: the client id is the position it acts on.
 * Resolves to how many were released.
 */
export async function releaseOrphans(
  { log, store }: { log: ConversationLog; store: ConversationStore },
  gone: readonly UserId[],
): Promise<number> {
  let released = 0;
  for (const user of gone) {
    for (const { id } of await store.list({ agent: user, open: true, limit: BATCH })) {
      const { state } = await log.read(id);
      if (state.agent?.id !== user) continue;
      const clientId = `released.${state.seq}`;
      await log.append({ conversation: id, actor: { kind: 'system', id: 'release' }, clientId, command: { kind: 'release' } }).then(
        () => (released += 1),
        (error: unknown) => {
          if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        },
      );
    }
  }
  return released;
}
