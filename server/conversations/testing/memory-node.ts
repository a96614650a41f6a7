import type { Actor } from '../../../protocol/events.ts';
import type { ConversationId } from '../../../protocol/ids.ts';
import { manualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import type { ConversationCommand } from '../conversation-command.ts';
import type { Appended } from '../conversation-log.ts';
import { createConversationLog } from '../conversation-log.ts';
import type { ConversationStore } from '../conversation-store.ts';
import { createGroupWriter } from '../group-writer.ts';
import { createProjector } from '../projector.ts';
import type { Reactor } from '../reactor.ts';
import { createReactorRunner } from '../reactor-runner.ts';
import { createSnapshotCache } from '../snapshot-cache.ts';
import { CONVERSATION, DAY_MS } from './memory-conversation.ts';
import type { Requests } from './memory-stores.ts';
import { memoryEvents, memorySummaries } from './memory-stores.ts';

/** What nodes share: the stores, and the clock. */
export function memoryStores() {
  const requests: Requests = [];
  return { requests, events: memoryEvents(requests), summaries: memorySummaries(requests), clock: manualClock() };
}

/** One process over stores in memory: log, reactors and projector. `cacheSize` 0 forgets every conversation at once. */
export function memoryNode(stores: ReturnType<typeof memoryStores>, reactors: readonly Reactor[] = [], cacheSize = 100) {
  const { events, clock } = stores;
  const conversations = stores.summaries as unknown as ConversationStore;
  const writer = createGroupWriter(events);
  const projector = createProjector(conversations, silentLogger);
  const log = createConversationLog({
    events,
    conversations,
    writer,
    cache: createSnapshotCache(cacheSize),
    clock,
    logger: silentLogger,
    assertWritable: () => undefined,
    facts: async () => ({ hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * DAY_MS }),
  });
  const runner = createReactorRunner({ log, events, conversations, projector, reactors, logger: silentLogger, absenceMs: DAY_MS });
  return {
    log,
    runner,
    projector,
    append: (actor: Actor, clientId: string, command: ConversationCommand, conversation: ConversationId = CONVERSATION): Promise<Appended> =>
      log.append({ conversation, actor, clientId, command }),
    async settle() {
      await log.idle();
      await runner.idle();
      await projector.flush();
    },
  };
}
