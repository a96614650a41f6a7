import type { Actor } from '../../protocol/events.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { WorkStore } from './work-store.ts';

/** What giving back stands on. */
export interface ReleaseParts {
  log: ConversationLog;
  work: Pick<WorkStore, 'served'>;
  /** Since when somebody is offline (milliseconds since the Unix epoch; 0 where longer than is kept), null while they are not. */
  offlineSince(): Promise<(user: UserId) => number | null>;
}

const MINUTE_MS = 60_000;
const ROUTER: Actor = { kind: 'system', id: 'routing' };

/**
 * Puts conversations back into the queue whose person has been offline for `minutes`, while the customer has the word. What
 * was put aside, and what waits for the customer, stays. Safe to repeat. Resolves to how many went back.
 */
export async function releaseOffline({ log, work, offlineSince }: ReleaseParts, minutes: number, now: number): Promise<number> {
  const since = await offlineSince();
  const isGone = (user: UserId): boolean => {
    const at = since(user);
    return at !== null && now - at >= minutes * MINUTE_MS;
  };
  let released = 0;
  for (const { id, agent, status, snoozedUntil } of await work.served()) {
    if (status !== 'active' || snoozedUntil !== null || !isGone(agent)) continue;
    const { state } = await log.read(id);
    if (state.agent?.id !== agent || state.status !== 'active') continue;
    await log.append({ conversation: id, actor: ROUTER, clientId: `offline.${state.seq}`, command: { kind: 'release' } }).then(
      () => (released += 1),
      (error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      },
    );
  }
  return released;
}
