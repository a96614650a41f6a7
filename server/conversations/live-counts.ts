import type { UserId } from '../../protocol/ids.ts';
import type { ListCounts } from '../../protocol/staff-contract.ts';
import type { Logger } from '../kernel/log.ts';
import { oneAfterTheOther } from '../kernel/one-after-the-other.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { Broadcast } from './publisher.ts';
import { rooms } from './publisher.ts';

/** Changes within this time are counted once, in milliseconds. */
const GATHER_MS = 200;

/** How many open conversations each list of `user` holds. */
export async function countLists(store: Pick<ConversationStore, 'count'>, user: UserId): Promise<ListCounts> {
  const { queued, mine, open } = await store.count(user);
  return { unassigned: queued, mine, all: open };
}

/** Tells everybody at the desk the counts of their lists, soon after `changed()`. */
export function createLiveCounts(parts: {
  store: Pick<ConversationStore, 'count'>;
  broadcast: Broadcast;
  logger: Logger;
  atDesk(): readonly UserId[];
}): { changed(): void; close(): void } {
  let timer: NodeJS.Timeout | null = null;

  // Counts that were taken earlier must not arrive later; and a slow store is not asked once more each time.
  const tell = oneAfterTheOther(async () => {
    for (const user of parts.atDesk()) {
      parts.broadcast.toStaff(rooms.user(user), 'counts', await countLists(parts.store, user));
    }
  });

  return {
    changed() {
      timer ??= setTimeout(() => {
        timer = null;
        tell().catch((error: unknown) => parts.logger.warn({ err: error }, 'lists could not be counted'));
      }, GATHER_MS);
    },
    close() {
      if (timer !== null) clearTimeout(timer);
    },
  };
}
