/**
 * What must happen without anybody asking: effects that a killed process left undone, summaries that lag behind the log,
 * customers who stayed away. Everything it does is idempotent, so any number of nodes may sweep at once.
 */
import type { ConversationId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { absenceDueAt } from './absence.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import type { Projector } from './projector.ts';
import type { ReactorRunner } from './reactor-runner.ts';

/** How far behind the checkpoint events are looked at again, for nodes whose clocks differ, in milliseconds. */
const OVERLAP_MS = 60_000;
/** Most conversations one sweep takes of each kind. */
const BATCH = 200;

/** What a sweep stands on. */
export interface SweepParts {
  log: ConversationLog;
  events: EventStore;
  conversations: ConversationStore;
  runner: ReactorRunner;
  projector: Projector;
  clock: Clock;
  absenceMs: number;
}

/**
 * Does one sweep; returns how many conversations it worked on. Work younger than `restedMs` milliseconds is left to whoever
 * does it now. Rejects where the store could not be asked: then it looks at the same again next time.
 */
export type Sweep = (restedMs: number) => Promise<number>;

/** A sweep that remembers how far it has come in what stays behind, so that what always fails keeps nobody from their turn. */
export function createSweep(parts: SweepParts): Sweep {
  const { log, events, conversations, runner, clock } = parts;
  let behindAfter = 0;

  /** Conversations with events that their summary has not followed. */
  async function findLagging(since: number, upTo: number): Promise<readonly ConversationId[]> {
    const recent = await events.lastPositions(since, upTo);
    const summarised = await conversations.positions([...recent.keys()]);
    return [...recent].filter(([id, seq]) => (summarised.get(id) ?? 0) < seq).map(([id]) => id);
  }

  async function findBehind(upTo: number): Promise<readonly ConversationId[]> {
    const found = await conversations.findBehind({ after: behindAfter, upTo }, BATCH);
    behindAfter = found.length < BATCH ? 0 : (found.at(-1)?.lastAt ?? 0);
    return found.map(({ id }) => id);
  }

  async function finishAll(upTo: number): Promise<number> {
    const lagging = await findLagging((await conversations.readCheckpoint()) - OVERLAP_MS, upTo);
    const unfinished = new Set([...lagging, ...(await findBehind(upTo))]);
    for (const id of unfinished) await runner.finish(id);
    // Only written summaries are known to be followed up.
    await parts.projector.flush();
    await conversations.writeCheckpoint(upTo);
    return unfinished.size;
  }

  async function endAbsent(now: number): Promise<number> {
    const absent = await conversations.findAbsent(now, BATCH);
    for (const id of absent) {
      const { state } = await log.read(id);
      const { customerTurnAt: since } = state;
      // The summary may lag, or the setting have changed: then it is written anew.
      if (since === null || (absenceDueAt(state, parts.absenceMs) ?? Infinity) > now) await runner.finish(id);
      else await endTurn(id, state.seq, since);
    }
    return absent.length;
  }

  async function endTurn(conversation: ConversationId, seq: number, since: number): Promise<void> {
    const actor = { kind: 'system', id: 'absence' } as const;
    try {
      await log.append({ conversation, actor, clientId: `absence.${seq}`, command: { kind: 'absence', since } });
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    }
  }

  return async (restedMs) => {
    const now = clock.now();
    return (await finishAll(now - restedMs)) + (await endAbsent(now));
  };
}
