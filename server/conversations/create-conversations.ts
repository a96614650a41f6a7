import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Store } from '../storage/store.ts';
import type { DecisionFacts } from './conversation-command.ts';
import type { ConversationLog } from './conversation-log.ts';
import { createConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';
import { createConversationStore } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import { createEventStore } from './event-store.ts';
import { createGroupWriter } from './group-writer.ts';
import { createProjector } from './projector.ts';
import type { Reactor } from './reactor.ts';
import { createReactorRunner } from './reactor-runner.ts';
import type { ReceiptsStore } from './receipts-store.ts';
import { createReceiptsStore } from './receipts-store.ts';
import { createSnapshotCache } from './snapshot-cache.ts';
import { sweepConversations } from './sweep.ts';

/** What conversations stand on. Durations are in milliseconds. */
export interface ConversationsParts {
  connection: Store['connection'];
  clock: Clock;
  logger: Logger;
  absenceMs: number;
  assertWritable(): void;
  facts(inbox: string): Promise<Omit<DecisionFacts, 'now'>>;
}

/** Everything about conversations, wired. */
export interface Conversations {
  log: ConversationLog;
  events: EventStore;
  store: ConversationStore;
  receipts: ReceiptsStore;
  /** Begins to run reactors; call once, before commands are taken. Resolves after what an earlier process left is done. */
  start(reactors: readonly Reactor[]): Promise<void>;
  /** Does what is due; returns on how many conversations it worked. */
  sweep(): Promise<number>;
  /** Calls back whenever summaries were written. */
  onProjected(listener: () => void): void;
  /** Resolves when every accepted command, its effects and summaries are through. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Conversations kept in the cache; each takes some kilobytes. */
const CACHE_SIZE = 5_000;

/** Wires log, summaries, reactors and sweep over one connection. */
export function createConversations(parts: ConversationsParts): Conversations {
  const { connection, clock, logger, absenceMs } = parts;
  const events = createEventStore(connection);
  const store = createConversationStore(connection);
  const writer = createGroupWriter(events);
  const projector = createProjector(store, logger);
  const log = createConversationLog({
    events,
    conversations: store,
    writer,
    cache: createSnapshotCache(CACHE_SIZE),
    clock,
    assertWritable: parts.assertWritable,
    facts: parts.facts,
  });
  let runner: ReturnType<typeof createReactorRunner> | null = null;

  async function sweep(): Promise<number> {
    return runner === null ? 0 : sweepConversations({ log, events, conversations: store, runner, clock, absenceMs });
  }

  async function settle(): Promise<void> {
    await log.idle();
    await writer.idle();
    await runner?.idle();
    await projector.flush();
  }

  return {
    log,
    events,
    store,
    receipts: createReceiptsStore(connection),
    async start(reactors) {
      runner = createReactorRunner({ log, events, projector, reactors, logger, absenceMs });
      await sweep();
    },
    sweep,
    onProjected: (listener) => projector.onWritten(listener),
    settle,
    async close() {
      await settle().catch((error: unknown) => logger.warn({ err: error }, 'closed before everything was written'));
      runner?.close();
      await projector.close();
    },
  };
}
