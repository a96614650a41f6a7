/**
 * A store that flushes every commit to disk writes twenty events in hardly more time than one. So while one group is
 * being written the next one gathers: a lone event goes out at once, and the busier it gets the larger the groups.
 */
import type { ConversationEvent } from '../../protocol/events.ts';
import { AppError } from '../kernel/errors.ts';
import type { EventStore, InsertOutcome } from './event-store.ts';

/** Most events in one group; keeps a single write well below the driver's message limit. */
const GROUP_MAX = 200;
/** Most events that may wait. Beyond it writers are refused rather than kept in memory. */
const WAITING_MAX = 10_000;
/** Groups under way at once: the second travels while the first is flushed. */
const IN_FLIGHT_MAX = 2;

/** Inserts events in groups; each caller gets the outcome of its own. */
export interface GroupWriter {
  /** @throws AppError `unavailable` when too much waits already. */
  insert(event: ConversationEvent): Promise<InsertOutcome>;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
}

/** A writer over a log. */
export function createGroupWriter(store: Pick<EventStore, 'insert'>): GroupWriter {
  let waiting: { event: ConversationEvent; settle: (outcome: InsertOutcome) => void }[] = [];
  let inFlight = 0;
  let onIdle: (() => void)[] = [];

  async function writeGroup(): Promise<void> {
    const group = waiting.slice(0, GROUP_MAX);
    waiting = waiting.slice(GROUP_MAX);
    inFlight += 1;
    try {
      const outcomes = await store.insert(group.map(({ event }) => event));
      group.forEach(({ settle }, i) => settle(outcomes[i] ?? { kind: 'unknown', cause: new Error('no outcome') }));
    } catch (cause) {
      group.forEach(({ settle }) => settle({ kind: 'unknown', cause }));
    } finally {
      inFlight -= 1;
      next();
    }
  }

  function next(): void {
    while (waiting.length > 0 && inFlight < IN_FLIGHT_MAX) void writeGroup();
    if (waiting.length === 0 && inFlight === 0) {
      onIdle.forEach((resolve) => resolve());
      onIdle = [];
    }
  }

  return {
    insert(event) {
      if (waiting.length >= WAITING_MAX) {
        return Promise.reject(new AppError('unavailable', 'The store is too busy; nothing was stored.', { retryAfterMs: 1000 }));
      }
      return new Promise((settle) => {
        waiting.push({ event, settle });
        // Gathers what arrives in the same turn of the event loop before the first group leaves.
        if (waiting.length === 1) setImmediate(next);
      });
    },
    idle: () =>
      inFlight === 0 && waiting.length === 0 ? Promise.resolve() : new Promise((resolve) => onIdle.push(resolve)),
  };
}
