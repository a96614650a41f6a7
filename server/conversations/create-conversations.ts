import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
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
import type { ReactorRunner } from './reactor-runner.ts';
import { createReactorRunner } from './reactor-runner.ts';
import type { ReceiptsStore } from './receipts-store.ts';
import { createReceiptsStore } from './receipts-store.ts';
import { createSnapshotCache } from './snapshot-cache.ts';
import type { Sweep } from './sweep.ts';
import { createSweep } from './sweep.ts';

/** What conversations stand on. Durations are in milliseconds. */
export interface ConversationsParts {
  connection: Store['connection'];
  clock: Clock;
  logger: Logger;
  absenceMs: number;
  assertWritable(): void;
  /** `team` is the conversation's own, where it has one. */
  facts(inbox: string, team: string | null): Promise<Omit<DecisionFacts, 'now'>>;
}

/** Everything about conversations, wired. */
export interface Conversations {
  log: ConversationLog;
  events: EventStore;
  store: ConversationStore;
  receipts: ReceiptsStore;
  /** Begins to run reactors; call once, before commands are taken. Resolves after what an earlier process left is done, where the store takes it. */
  start(reactors: readonly Reactor[]): Promise<void>;
  /** Does what is due; returns on how many conversations it worked. One runs at a time. */
  sweep(): Promise<number>;
  /** Calls back whenever summaries were written. */
  onProjected(listener: () => void): void;
  /** Resolves when every accepted command, its effects and summaries are through. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Conversations kept in the cache; each takes some kilobytes. */
const CACHE_SIZE = 5_000;

/** A sweep leaves work younger than this to whoever does it now, in milliseconds. At the start nobody does. */
const RESTED_MS = 5_000;

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
    logger,
    assertWritable: parts.assertWritable,
    facts: parts.facts,
  });
  let runner: ReactorRunner | null = null;
  let doSweep: Sweep = async () => 0;
  let sweeping: Promise<number> | null = null;

  function sweep(restedMs = RESTED_MS): Promise<number> {
    sweeping ??= doSweep(restedMs).finally(() => {
      sweeping = null;
    });
    return sweeping;
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
    receipts: createReceiptsStore(parts),
    async start(reactors) {
      runner = createReactorRunner({ log, events, conversations: store, projector, reactors, logger, absenceMs });
      doSweep = createSweep({ log, events, conversations: store, runner, projector, clock, absenceMs });
      for (const { name, startsAt } of reactors) if (startsAt === 'beginning') await store.introduce(name);
      try {
        await sweep(0);
      } catch (error) {
        // On a full disk people may read at least; what was left is done by the sweeps that follow.
        if (!(error instanceof AppError && error.code === 'unavailable')) throw error;
        logger.warn({ err: error }, 'what an earlier process left could not be done yet');
      }
    },
    sweep: () => sweep(),
    onProjected: (listener) => projector.onWritten(listener),
    settle,
    async close() {
      await settle().catch((error: unknown) => logger.warn({ err: error }, 'closed before everything was written'));
      runner?.close();
      await projector.close();
    },
  };
}
