/**
 * Runs the effects of committed events. Each reactor has a position in each conversation; positions are kept beside the
 * summary, so what a killed process left undone is found by the sweep and done by whoever comes next.
 */
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import type { Logger } from '../kernel/log.ts';
import { absenceDueAt } from './absence.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { Snapshot } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import type { Projector } from './projector.ts';
import type { Reactor, ReactorContext } from './reactor.ts';

/** What the runner stands on. */
export interface RunnerParts {
  log: ConversationLog;
  events: Pick<EventStore, 'readAfter'>;
  projector: Projector;
  reactors: readonly Reactor[];
  logger: Logger;
  absenceMs: number;
}

/** Runs reactors. */
export interface ReactorRunner {
  /** Does what is left to do in a conversation, whoever left it. */
  finish(id: ConversationId): Promise<void>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  close(): void;
}

type Positions = Record<string, number>;
/** Conversations whose settled position is remembered. */
const SETTLED_MAX = 20_000;
/** Events read at once by a reactor that is behind. */
const READ_MAX = 200;

/** A runner that follows the log from now on. */
export function createReactorRunner(parts: RunnerParts): ReactorRunner {
  const { log, reactors, projector, logger } = parts;
  const turns = createKeyedQueue();
  // The position up to which every reactor is done, for the conversations used last; the rest is read from the summary.
  const settled = new Map<ConversationId, number>();
  const underWay = new Map<ConversationId, { positions: Positions; tasks: number }>();

  const project = ({ state }: Snapshot, reacted: Positions): void => {
    const behind = reactors.some(({ name }) => (reacted[name] ?? 0) < state.seq);
    projector.put({ state, reacted, behind, absenceDueAt: absenceDueAt(state, parts.absenceMs) });
  };

  const allAt = (seq: number): Positions => Object.fromEntries(reactors.map(({ name }) => [name, seq]));

  function settle(id: ConversationId, seq: number): void {
    settled.delete(id);
    settled.set(id, seq);
    if (settled.size > SETTLED_MAX) settled.delete(settled.keys().next().value as ConversationId);
  }

  const stop = log.watch((event, _before, after) => {
    const id = event.conversation;
    const isSettled = event.seq === 1 || settled.get(id) === event.seq - 1;
    if (isSettled && !reactors.some(({ on }) => on.includes(event.type))) {
      settle(id, event.seq);
      project(after, allAt(event.seq));
      return;
    }
    const positions = isSettled ? allAt(event.seq - 1) : startingPositions(reactors, after, event.seq - 1);
    const entry = underWay.get(id) ?? { positions, tasks: 0 };
    project(after, { ...entry.positions });
    enqueue(id, entry, event);
  });

  function enqueue(id: ConversationId, entry: { positions: Positions; tasks: number }, event?: ConversationEvent): Promise<void> {
    underWay.set(id, entry);
    entry.tasks += 1;
    return turns.run(id, async () => {
      try {
        await advance(id, entry.positions, event);
        const lowest = Math.min(...Object.values(entry.positions));
        if (lowest === Math.max(...Object.values(entry.positions))) settle(id, lowest);
        project(await log.read(id), { ...entry.positions });
      } catch (error) {
        logger.error({ err: error, conversation: id }, 'reactors could not be run; the sweep will try again');
      } finally {
        entry.tasks -= 1;
        if (entry.tasks === 0) underWay.delete(id);
      }
    });
  }

  async function advance(id: ConversationId, positions: Positions, event?: ConversationEvent): Promise<void> {
    const from = Math.min(...reactors.map(({ name }) => positions[name] ?? 0));
    const failed = new Set<string>();
    if (event !== undefined && from === event.seq - 1) return reactAll(event, positions, failed);
    for (let after = from; ; ) {
      const page = await parts.events.readAfter(id, after, READ_MAX);
      for (const next of page) await reactAll(next, positions, failed);
      if (page.length < READ_MAX) return;
      after = page.at(-1)?.seq ?? after;
    }
  }

  async function reactAll(event: ConversationEvent, positions: Positions, failed: Set<string>): Promise<void> {
    for (const reactor of reactors) {
      if ((positions[reactor.name] ?? 0) >= event.seq || failed.has(reactor.name)) continue;
      try {
        if (reactor.on.includes(event.type)) await reactor.react(event, await contextFor(reactor, event));
        positions[reactor.name] = event.seq;
      } catch (error) {
        failed.add(reactor.name);
        logger.error({ err: error, reactor: reactor.name, conversation: event.conversation, seq: event.seq }, 'a reactor failed');
      }
    }
  }

  async function contextFor(reactor: Reactor, event: ConversationEvent): Promise<ReactorContext> {
    const { state } = await log.read(event.conversation);
    return {
      state,
      async append(actor, command, nth = 0) {
        const clientId = `${reactor.name}.${event.seq}.${nth}`;
        try {
          return (await log.append({ conversation: event.conversation, actor, clientId, command })).state;
        } catch (error) {
          if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not_found')) return null;
          throw error;
        }
      },
    };
  }

  return {
    async finish(id) {
      const snapshot = await log.read(id);
      if (snapshot.state.seq === 0) return;
      const entry = underWay.get(id) ?? { positions: startingPositions(reactors, snapshot, snapshot.state.seq), tasks: 0 };
      await enqueue(id, entry);
    },
    idle: () => turns.idle(),
    close: stop,
  };
}

/**
 * Where each reactor stands. One that was never here before begins at 0, or, if it only looks forward, where the others
 * stand; `newest` is the last position that existed before the present event.
 */
function startingPositions(reactors: readonly Reactor[], { reacted }: Snapshot, newest: number): Positions {
  const known = Object.values(reacted);
  const installedAt = known.length === 0 ? 0 : Math.min(newest, Math.max(...known));
  return Object.fromEntries(
    reactors.map(({ name, startsAt }) => [name, reacted[name] ?? (startsAt === 'beginning' ? 0 : installedAt)]),
  );
}
