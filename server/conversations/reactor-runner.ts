/**
 * Runs the effects of committed events. Each reactor has a position in each conversation; positions are kept beside the
 * summary, so what a killed process left undone is found by the sweep and done by whoever comes next.
 *
 * A process follows up what it stored itself. Of what it only learned somebody else is in charge; it does that too only
 * where it has to, because a later event of its own may not be followed up before it.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { absenceDueAt } from './absence.ts';
import type { Positions } from './conversation-document.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import type { Projector } from './projector.ts';
import type { Reactor, ReactorContext } from './reactor.ts';
import type { Standing } from './reactor-positions.ts';
import { createStandings, lowest, startingPositions } from './reactor-positions.ts';

/** What the runner stands on. */
export interface RunnerParts {
  log: ConversationLog;
  events: Pick<EventStore, 'readAfter'>;
  conversations: Pick<ConversationStore, 'reacted'>;
  projector: Projector;
  reactors: readonly Reactor[];
  logger: Logger;
  absenceMs: number;
}

/** Runs reactors. */
export interface ReactorRunner {
  /** Does what is left to do in a conversation, whoever left it. Rejects where the store could not be asked. */
  finish(id: ConversationId): Promise<void>;
  /** Resolves when nothing runs. */
  idle(): Promise<void>;
  close(): void;
}

/** Conversations whose positions are remembered; for the rest the summary is read. */
const STANDINGS_MAX = 20_000;
/** Events read at once by a reactor that is behind. */
const READ_MAX = 200;

/** A runner that follows the log from now on. */
export function createReactorRunner(parts: RunnerParts): ReactorRunner {
  const { log, reactors, projector, logger } = parts;
  const turns = createKeyedQueue();
  const standings = createStandings(reactors, STANDINGS_MAX);

  function project(state: ConversationState, reacted: Positions): void {
    projector.put({ state, reacted: { ...reacted }, absenceDueAt: absenceDueAt(state, parts.absenceMs) });
  }

  const stop = log.watch((event, _before, { state }, origin) => {
    const standing = standings.of(event.conversation, event.seq);
    const { positions } = standing;
    if (origin === 'learned') {
      standing.stale = true;
      return;
    }
    // Behind while nothing runs: an effect failed, or events came by without this process hearing of them.
    standing.stale ||= positions === null || (standing.tasks === 0 && lowest(positions) < event.seq - 1);
    if (positions === null || standing.stale) {
      void follow(standing, event.conversation, event);
      return;
    }
    if (standing.tasks === 0 && !reactors.some(({ on }) => on.includes(event.type))) {
      for (const name of Object.keys(positions)) positions[name] = event.seq;
      project(state, positions);
      return;
    }
    project(state, positions);
    void follow(standing, event.conversation, event);
  });

  function follow(standing: Standing, id: ConversationId, event: ConversationEvent): Promise<void> {
    return run(standing, id, event).catch((error: unknown) =>
      logger.error({ err: error, conversation: id }, 'reactors could not be run; the sweep will try again'),
    );
  }

  function run(standing: Standing, id: ConversationId, event: ConversationEvent | null): Promise<void> {
    standing.tasks += 1;
    return turns.run(id, async () => {
      try {
        const positions = await positionsIn(standing, id, event);
        if (reactors.length > 0) await advance(id, positions, event);
        project(await log.peek(id), positions);
      } finally {
        standing.tasks -= 1;
      }
    });
  }

  /** The present positions; asks the summary where another process may have moved them. */
  async function positionsIn(standing: Standing, id: ConversationId, event: ConversationEvent | null): Promise<Record<string, number>> {
    if (standing.positions !== null && !standing.stale) return standing.positions;
    standing.stale = false;
    try {
      const reacted = await parts.conversations.reacted(id);
      const state = await log.peek(id);
      const stored = startingPositions(reactors, reacted, event === null ? state.seq : event.seq - 1);
      const positions = (standing.positions ??= stored);
      for (const [name, seq] of Object.entries(stored)) positions[name] = Math.max(seq, positions[name] ?? 0);
      // Lists need not wait for the effects.
      project(state, positions);
      return positions;
    } catch (error) {
      standing.stale = true;
      throw error;
    }
  }

  async function advance(id: ConversationId, positions: Record<string, number>, event: ConversationEvent | null): Promise<void> {
    const from = lowest(positions);
    const failed = new Set<string>();
    if (event !== null && from >= event.seq) return;
    if (event !== null && from === event.seq - 1) return reactAll(event, positions, failed);
    for (let after = from; ; ) {
      const page = await parts.events.readAfter(id, after, READ_MAX);
      for (const next of page) await reactAll(next, positions, failed);
      if (page.length < READ_MAX) return;
      after = page.at(-1)?.seq ?? after;
    }
  }

  async function reactAll(event: ConversationEvent, positions: Record<string, number>, failed: Set<string>): Promise<void> {
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
    const { conversation, seq } = event;
    const known = await log.peek(conversation);
    return {
      state: known.seq >= seq ? known : (await log.read(conversation)).state,
      async append(actor, command, nth = 0) {
        const clientId = `${reactor.name}.${seq}.${nth}`;
        try {
          return (await log.append({ conversation, actor, clientId, command })).state;
        } catch (error) {
          if (error instanceof AppError && (error.code === 'conflict' || error.code === 'not_found')) return null;
          throw error;
        }
      },
    };
  }

  return {
    async finish(id) {
      const { state } = await log.read(id);
      if (state.seq === 0) return;
      const standing = standings.of(id, state.seq);
      standing.stale = true;
      await run(standing, id, null);
    },
    idle: () => turns.idle(),
    close: stop,
  };
}
