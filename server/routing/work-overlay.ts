/**
 * What this node knows of conversations before their summaries say so. Summaries follow the log by some milliseconds; who
 * decides by them alone would offer a thing twice, or somebody more than they can do. Every event that this node sees is
 * kept for as long as a summary could lag behind it.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Clock } from '../kernel/clock.ts';
import type { QueuedWork, ServedWork } from './work-store.ts';
import { byUrgency } from './work-store.ts';

/** Queue and served conversations, as they are now as far as this node knows. */
export interface Work {
  queue: readonly QueuedWork[];
  served: readonly ServedWork[];
}

/** The overlay. */
export interface WorkOverlay {
  /** A conversation has become this. */
  put(state: ConversationState): void;
  /** What was read of the summaries, with what is known beyond it. */
  over(read: Work): Work;
}

/** Longer than this, in milliseconds, no summary lags behind; what is older is found in the store. */
const KEPT_MS = 10_000;
/** From so many on, those that are too old are thrown out also where nobody asks. */
const MANY = 2_000;

/** An empty overlay. */
export function createWorkOverlay(clock: Clock): WorkOverlay {
  const ahead = new Map<string, { state: ConversationState; at: number }>();

  function dropOld(): void {
    const before = clock.now() - KEPT_MS;
    for (const [id, { at }] of ahead) if (at < before) ahead.delete(id);
  }

  return {
    put(state) {
      const known = ahead.get(state.id);
      if (known !== undefined && known.state.seq >= state.seq) return;
      ahead.set(state.id, { state, at: clock.now() });
      if (ahead.size > MANY) dropOld();
    },
    over({ queue, served }) {
      dropOld();
      const read = new Map([...queue, ...served].map(({ id, seq }) => [id as string, seq]));
      const states = [...ahead.values()].map(({ state }) => state).filter(({ id, seq }) => seq > (read.get(id) ?? -1));
      const newer = new Set<string>(states.map(({ id }) => id));
      return {
        queue: [...queue.filter(({ id }) => !newer.has(id)), ...states.filter(({ status }) => status === 'queued').map(queuedWork)].sort(byUrgency),
        served: [...served.filter(({ id }) => !newer.has(id)), ...states.flatMap(servedWork)],
      };
    },
  };
}

/** A conversation in the queue, as routing sees it. */
export function queuedWork(state: ConversationState): QueuedWork {
  const { id, seq, inbox, visitor, team, priority, queuedAt, topic, routed, skills, offer, offeredTo, offerEndedAt, wanted, lastAgent } = state;
  return {
    id, seq, inbox, visitor, priority, routed, skills, offeredTo, offerEndedAt,
    team: team?.id ?? null,
    queuedAt: queuedAt ?? 0,
    topic: topic?.key ?? null,
    offer: offer && { agent: offer.agent.id, expiresAt: offer.expiresAt },
    wanted: wanted?.id ?? null,
    lastAgent: lastAgent?.id ?? null,
  };
}

function servedWork({ id, seq, agent, status, topic, lastAt, unansweredSince, snoozedUntil }: ConversationState): readonly ServedWork[] {
  if (agent === null || (status !== 'active' && status !== 'waiting')) return [];
  return [{ id, seq, agent: agent.id, status, topic: topic?.key ?? null, lastAt, unansweredSince, snoozedUntil }];
}
