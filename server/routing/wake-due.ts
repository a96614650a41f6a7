import type { Actor } from '../../protocol/events.ts';
import type { Called } from '../../protocol/handing-on-contract.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { WorkStore } from './work-store.ts';

/** What bringing back stands on. */
export interface WakeParts {
  log: ConversationLog;
  work: Pick<WorkStore, 'due'>;
  statusOf(user: UserId): PresenceStatus;
  call(user: UserId, notice: Called): void;
}

/** Most conversations brought back at once; the rest follow at the next look. */
const BATCH = 100;
const CLOCK: Actor = { kind: 'system', id: 'snooze' };

/**
 * Brings back what was put aside until now. A promise is kept by who is there: where the one who gave it is offline, the
 * conversation goes to the queue. Safe to repeat, on any number of nodes. Resolves to how many came back.
 */
export async function wakeDue({ log, work, statusOf, call }: WakeParts, now: number): Promise<number> {
  let woken = 0;
  for (const id of await work.due(now, BATCH)) {
    const { state } = await log.read(id);
    if (state.snoozedUntil === null || state.snoozedUntil > now) continue;
    const clientId = `woken.${state.seq}`;
    const done = await log.append({ conversation: id, actor: CLOCK, clientId, command: { kind: 'wake', because: 'due' } }).catch(unlessMovedOn);
    if (done === null) continue;
    woken += 1;
    const { agent } = done.state;
    if (agent === null) continue;
    if (statusOf(agent.id) !== 'offline') call(agent.id, { conversation: id, why: 'woken', by: 'Porchlight', text: null });
    else await log.append({ conversation: id, actor: CLOCK, clientId: `${clientId}.released`, command: { kind: 'release' } }).catch(unlessMovedOn);
  }
  return woken;
}

function unlessMovedOn(error: unknown): null {
  if (error instanceof AppError && error.code === 'conflict') return null;
  throw error;
}
