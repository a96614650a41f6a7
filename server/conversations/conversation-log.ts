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
import { createKeyedQueue } from '../kernel/keyed-queue.ts';
import type { ConversationCommand, DecisionFacts } from './conversation-command.ts';
import type { ConversationStore, Snapshot } from './conversation-store.ts';
import { decide, placeEvent } from './decide.ts';
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

/** Hears of each event after it is stored, at least once and perhaps again; `before` is the state it changed. */
export type CommitWatcher = (event: ConversationEvent, before: ConversationState, after: Snapshot) => void;

/** The log. */
export interface ConversationLog {
  /** @throws AppError the refusal of `decide`, or `unavailable` when it is not known to be stored. */
  append(request: AppendRequest): Promise<Appended>;
  /** The conversation as this node knows it, without asking the store again; may lag, but what never changes is right. */
  peek(id: ConversationId): Promise<ConversationState>;
  /** The conversation as the store has it; position 0 where there is none. */
  read(id: ConversationId): Promise<Snapshot>;
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
  /** Throws where the store must not be written to. */
  assertWritable(): void;
  /** What a decision needs to know besides the conversation. */
  facts(inbox: string): Promise<Omit<DecisionFacts, 'now'>>;
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

  function committed(event: ConversationEvent, before: Snapshot): Snapshot {
    const after = { state: apply(before.state, event), reacted: before.reacted };
    cache.put(event.conversation, after);
    for (const watcher of watchers) watcher(event, before.state, after);
    return after;
  }

  /** Reads what the store has beyond `from`; watchers hear of it, because whoever stored it may not have told them. */
  async function catchUp(id: ConversationId, from: Snapshot): Promise<Snapshot> {
    let snapshot = from;
    for (;;) {
      const tail = await events.readAfter(id, snapshot.state.seq, TAIL_MAX);
      for (const event of tail) snapshot = committed(event, snapshot);
      if (tail.length < TAIL_MAX) return snapshot;
    }
  }

  async function load(id: ConversationId): Promise<Snapshot> {
    const stored = (await conversations.load(id)) ?? { state: emptyConversation(id), reacted: {} };
    let { state } = stored;
    for (;;) {
      const tail = await events.readAfter(id, state.seq, TAIL_MAX);
      state = fold(state, tail);
      if (tail.length < TAIL_MAX) break;
    }
    const snapshot = { state, reacted: stored.reacted };
    if (state.seq > 0) cache.put(id, snapshot);
    return snapshot;
  }

  async function attempt(request: AppendRequest): Promise<Appended> {
    const { conversation, actor, clientId, command } = request;
    parts.assertWritable();
    const cached = cache.get(conversation);
    let snapshot = cached ?? (await load(conversation));
    let fresh = cached === undefined;
    for (let tries = 0; tries < ATTEMPTS_MAX; tries += 1) {
      const { state } = snapshot;
      const inbox = command.kind === 'start' ? command.inbox : state.inbox;
      const now = clock.now();
      const decision = decide(state, actor, command, { ...(await parts.facts(inbox)), now });
      if ('refuse' in decision) {
        const done = await events.findByKey(conversation, actor, clientId);
        if (done !== null) return repeated(done, snapshot);
        if (!fresh) {
          // A refusal counts only against what the store has now.
          snapshot = await catchUp(conversation, snapshot);
          fresh = true;
          continue;
        }
        const { code, message, issues } = decision.refuse;
        throw new AppError(code, message, issues === undefined ? {} : { issues });
      }
      const event = placeEvent(state, actor, clientId, decision, now);
      const outcome = await writer.insert(event);
      if (outcome.kind === 'stored') {
        return { event, state: committed(event, snapshot).state, repeated: false };
      }
      // Not knowing is settled by the event's key as well: if it is there, it was stored.
      const done = await events.findByKey(conversation, actor, clientId);
      if (done !== null) return repeated(done, snapshot);
      if (outcome.kind === 'unknown') throw notStored(outcome.cause);
      snapshot = await catchUp(conversation, snapshot);
      fresh = true;
    }
    throw new AppError('unavailable', 'Too many people changed this conversation at once; please try again.');
  }

  async function repeated(event: ConversationEvent, known: Snapshot): Promise<Appended> {
    const { state } = event.seq > known.state.seq ? await catchUp(event.conversation, known) : known;
    return { event, state, repeated: true };
  }

  return {
    append: (request) => turns.run(request.conversation, () => attempt(request)),
    peek: async (id) => (cache.get(id) ?? (await load(id))).state,
    async read(id) {
      const cached = cache.get(id);
      return cached === undefined ? load(id) : turns.run(id, () => catchUp(id, cache.get(id) ?? cached));
    },
    watch(watcher) {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    idle: () => turns.idle(),
  };
}

function notStored(cause: unknown): AppError {
  return new AppError('unavailable', 'The store did not confirm this; it will be tried again.', { cause, retryAfterMs: 1000 });
}
