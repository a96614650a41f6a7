/**
 * The log of conversations: the only way anything about a conversation changes.
 *
 * Writing is: take the state at position n, decide, insert at n + 1 under two unique keys. Whoever loses the race for a
 * position reads again and decides again; whoever repeats a command finds, by its key, what it did the first time. So
 * there are no locks and a retry is harmless. Watchers hear of an event only after it is stored.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import { apply, emptyConversation, fold } from '../../protocol/conversation.ts';
import type { Actor, ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import type { ConversationCommand, DecisionFacts } from './conversation-command.ts';
import type { ConversationStore } from './conversation-store.ts';
import { decide, placeEvent } from './decide.ts';
import { actorKey } from './event-key.ts';
import type { EventStore } from './event-store.ts';
import type { GroupWriter } from './group-writer.ts';
import type { SnapshotCache } from './snapshot-cache.ts';

/** A command with who wants it. `clientId` is the actor's own id for it: the same id is the same wish. */
export interface AppendRequest {
  conversation: ConversationId;
  actor: Actor;
  clientId: string;
  command: ConversationCommand;
}

/** A committed event with the conversation after it. `repeated` where an earlier request had stored it. */
export interface Appended {
  event: ConversationEvent;
  state: ConversationState;
  repeated: boolean;
}

/**
 * Hears of each event after it is stored, in order within a conversation, at least once and perhaps again; `before` is
 * the state it changed. `own` events this process stored; of the others it only learned, and whoever stored them follows
 * them up.
 */
export type CommitWatcher = (
  event: ConversationEvent,
  before: ConversationState,
  after: { state: ConversationState },
  origin: 'own' | 'learned',
) => void;

/** The log. */
export interface ConversationLog {
  /** @throws AppError the refusal of `decide`, or `unavailable` when it is not known to be stored. */
  append(request: AppendRequest): Promise<Appended>;
  /** The conversation as this node knows it, without asking the store again; may lag, but what never changes is right. */
  peek(id: ConversationId): Promise<ConversationState>;
  /** The conversation as the store has it; position 0 where there is none. */
  read(id: ConversationId): Promise<{ state: ConversationState }>;
  watch(watcher: CommitWatcher): () => void;
  /** Resolves when no append is under way. */
  idle(): Promise<void>;
}

/** What the log stands on. */
export interface LogParts {
  events: EventStore;
  conversations: ConversationStore;
  writer: GroupWriter;
  cache: SnapshotCache;
  clock: Clock;
  logger: Logger;
  /** Throws where the store must not be written to. */
  assertWritable(): void;
  /** What a decision needs to know besides the conversation. */
  facts(inbox: string, team: string | null): Promise<Omit<DecisionFacts, 'now'>>;
}

/** Collisions of one command before it gives up; each means that somebody else made progress. */
const ATTEMPTS_MAX = 20;
/** Events read at once when the tail of a log is folded. */
const TAIL_MAX = 1000;

/** A log over its parts. */
export function createConversationLog(parts: LogParts): ConversationLog {
  const { events, conversations, writer, cache, clock } = parts;
  const watchers = new Set<CommitWatcher>();
  const turns = createKeyedQueue();

  function committed(event: ConversationEvent, before: ConversationState, origin: 'own' | 'learned'): ConversationState {
    const state = apply(before, event);
    cache.put(state);
    for (const watcher of watchers) {
      try {
        watcher(event, before, { state }, origin);
      } catch (error) {
        // The event is stored: neither its writer nor the other watchers may suffer from one that fails.
        parts.logger.error({ err: error, conversation: event.conversation, seq: event.seq }, 'a watcher of the log failed');
      }
    }
    return state;
  }

  /** Everything the store has after `from`, in order. */
  async function* tail(id: ConversationId, from: number): AsyncGenerator<readonly ConversationEvent[]> {
    for (let after = from; ; ) {
      const page = await events.readAfter(id, after, TAIL_MAX);
      yield page;
      if (page.length < TAIL_MAX) return;
      after = page.at(-1)?.seq ?? after;
    }
  }

  /** Reads what the store has beyond `from`; watchers hear of it, because whoever stored it may not have told them. */
  async function catchUp(from: ConversationState, request?: AppendRequest): Promise<ConversationState> {
    let state = from;
    for await (const page of tail(from.id, from.seq)) {
      for (const event of page) state = committed(event, state, request !== undefined && isOf(event, request) ? 'own' : 'learned');
    }
    return state;
  }

  async function load(id: ConversationId): Promise<ConversationState> {
    let state = await conversations.load(id);
    for await (const page of tail(id, state.seq)) state = fold(state, page);
    if (state.seq > 0) cache.put(state);
    return state;
  }

  async function attempt(request: AppendRequest): Promise<Appended> {
    const { conversation, actor, clientId, command } = request;
    parts.assertWritable();
    const known = cache.get(conversation);
    // A start needs no look: where the conversation is there already, its first position is taken.
    let state = known ?? (command.kind === 'start' ? emptyConversation(conversation) : await load(conversation));
    let fresh = known === undefined;
    for (let tries = 0; tries < ATTEMPTS_MAX; tries += 1) {
      const inbox = command.kind === 'start' ? command.inbox : state.inbox;
      const now = clock.now();
      const decision = decide(state, actor, command, { ...(await parts.facts(inbox, state.team?.id ?? null)), now });
      if ('refuse' in decision) {
        // A refusal counts only against what the store has now.
        if (!fresh) {
          state = await catchUp(state, request);
          fresh = true;
          continue;
        }
        const done = await events.findByKey(conversation, actor, clientId);
        if (done !== null) return repeated(done, state, request);
        const { code, message, issues } = decision.refuse;
        throw new AppError(code, message, issues === undefined ? {} : { issues });
      }
      const event = placeEvent(state, actor, clientId, decision, now);
      const outcome = await writer.insert(event);
      if (outcome.kind === 'stored') return { event, state: committed(event, state, 'own'), repeated: false };
      // Not knowing is settled by the event's key as well: if it is there, it was stored.
      const done = await events.findByKey(conversation, actor, clientId);
      if (done !== null) return repeated(done, state, request);
      if (outcome.kind === 'unknown') throw notStored(outcome.cause);
      state = await catchUp(state, request);
      fresh = true;
    }
    throw new AppError('unavailable', 'Too many people changed this conversation at once; please try again.');
  }

  async function repeated(event: ConversationEvent, known: ConversationState, request: AppendRequest): Promise<Appended> {
    const state = event.seq > known.seq ? await catchUp(known, request) : known;
    return { event, state, repeated: true };
  }

  return {
    append: (request) => turns.run(request.conversation, () => attempt(request)),
    peek: async (id) => cache.get(id) ?? load(id),
    async read(id) {
      const cached = cache.get(id);
      const state = cached === undefined ? await load(id) : await turns.run(id, () => catchUp(cache.get(id) ?? cached));
      return { state };
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    idle: () => turns.idle(),
  };
}

const isOf = (event: ConversationEvent, { actor, clientId }: AppendRequest): boolean =>
  event.clientId === clientId && actorKey(event.actor) === actorKey(actor);

function notStored(cause: unknown): AppError {
  return new AppError('unavailable', 'The store did not confirm this; it will be tried again.', { cause, retryAfterMs: 1000 });
}
