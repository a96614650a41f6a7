/**
 * What must happen without anybody asking: effects that a killed process left undone, summaries that lag behind the log,
 * customers who stayed away. Everything it does is idempotent, so any number of nodes may sweep at once.
 */
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { absenceDueAt } from './absence.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import type { ReactorRunner } from './reactor-runner.ts';

/** How far behind the checkpoint events are looked at again, for nodes whose clocks differ, in milliseconds. */
const OVERLAP_MS = 60_000;
/** Work younger than this is left to whoever does it now, in milliseconds. */
const RESTED_MS = 5_000;
/** Most conversations one sweep takes of each kind. */
const BATCH = 200;

/** What a sweep stands on. */
export interface SweepParts {
  log: ConversationLog;
  events: EventStore;
  conversations: ConversationStore;
  runner: ReactorRunner;
  clock: Clock;
  absenceMs: number;
}

/** Does one sweep; returns how many conversations it worked on. */
export async function sweepConversations({ log, events, conversations, runner, clock, absenceMs }: SweepParts): Promise<number> {
  const startedAt = clock.now();
  const recent = await events.lastPositionsSince((await conversations.readCheckpoint()) - OVERLAP_MS);
  const summarised = await conversations.positions([...recent.keys()]);
  const lagging = [...recent].filter(([id, seq]) => (summarised.get(id) ?? 0) < seq).map(([id]) => id);
  const behind = await conversations.findBehind(startedAt - RESTED_MS, BATCH);
  const unfinished = new Set([...lagging, ...behind]);
  for (const id of unfinished) await runner.finish(id);
  await conversations.writeCheckpoint(startedAt);

  const absent = await conversations.findAbsent(startedAt, BATCH);
  for (const id of absent) {
    const { state } = await log.read(id);
    // The summary may lag: only the log tells whether it is still the customer's turn.
    if ((absenceDueAt(state, absenceMs) ?? Infinity) > startedAt) continue;
    await log
      .append({ conversation: id, actor: { kind: 'system', id: 'absence' }, clientId: `absence.${state.seq}`, command: { kind: 'absence', since: state.customerTurnAt ?? 0 } })
      .catch((error: unknown) => {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      });
  }
  return unfinished.size + absent.length;
}
