import type { Connection, mongo } from 'mongoose';
import type { ConversationState } from '../../protocol/conversation.ts';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { Status } from '../../protocol/states.ts';
import { bulkFailures } from '../storage/store-errors.ts';

/** Raised whenever the fold changes what it computes: older snapshots are then folded anew from the first event. */
const FOLD_VERSION = 2;

/**
 * The summary of a conversation: what lists are filtered and sorted by, and a snapshot of the fold so that only the
 * tail of the log must be read. It follows the log and only ever moves forward.
 */
export interface ConversationDocument {
  _id: string;
  seq: number;
  fold: number;
  state: ConversationState;
  status: Status;
  open: boolean;
  inbox: string;
  visitor: string | null;
  agent: string | null;
  email: string | null;
  startedAt: Date;
  lastAt: Date;
  queuedAt: Date | null;
  resolvedAt: Date | null;
  /** When the customer counts as absent, while it is their turn. */
  absenceDueAt: Date | null;
  /** How far each reactor has come. */
  reacted: Record<string, number>;
  /** Some reactor has not come as far as `seq`. */
  behind: boolean;
}

/** A snapshot of a conversation together with how far each reactor has come. */
export interface Snapshot {
  state: ConversationState;
  reacted: Readonly<Record<string, number>>;
}

/** What one projection writes. */
export interface Projection extends Snapshot {
  behind: boolean;
  absenceDueAt: number | null;
}

/** Which conversations a list wants, newest activity first. `before` is exclusive. */
export interface ListQuery {
  open?: boolean;
  status?: Status;
  agent?: UserId;
  visitor?: VisitorId;
  inbox?: string;
  before?: { at: number; id: string };
  limit: number;
}

/** Reads and writes summaries. */
export interface ConversationStore {
  /** The snapshot, null where there is none; its state is empty where it was folded by older rules. */
  load(id: ConversationId): Promise<Snapshot | null>;
  /** Writes summaries, each only where it is ahead of what is there. */
  project(projections: readonly Projection[]): Promise<void>;
  list(query: ListQuery): Promise<readonly ConversationState[]>;
  /** The queue, longest wait first. `after` is exclusive. */
  queue(after: { at: number; id: string } | undefined, limit: number): Promise<readonly ConversationState[]>;
  /** Open conversations by state, and those served by `agent`. */
  count(agent: UserId): Promise<{ queued: number; open: number; mine: number }>;
  /** Conversations whose reactors are behind and that have rested since `before` (milliseconds since the epoch). */
  findBehind(before: number, limit: number): Promise<readonly ConversationId[]>;
  /** Conversations whose customer counts as absent at `now`. */
  findAbsent(now: number, limit: number): Promise<readonly ConversationId[]>;
  /** The positions of the given summaries. */
  positions(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, number>>;
  /** Every event before this time (milliseconds since the epoch) is known to be followed up; 0 at first. */
  readCheckpoint(): Promise<number>;
  /** Moves the checkpoint forward. */
  writeCheckpoint(at: number): Promise<void>;
}

/** The indexes of the collection `conversations`; every list reads a bounded prefix of one. */
export const conversationIndexes = [
  { collection: 'conversations', key: { open: 1, lastAt: -1, _id: -1 }, options: {} },
  { collection: 'conversations', key: { status: 1, lastAt: -1, _id: -1 }, options: {} },
  { collection: 'conversations', key: { status: 1, queuedAt: 1, _id: 1 }, options: {} },
  { collection: 'conversations', key: { agent: 1, open: 1, lastAt: -1, _id: -1 }, options: {} },
  { collection: 'conversations', key: { visitor: 1, lastAt: -1, _id: -1 }, options: {} },
  { collection: 'conversations', key: { behind: 1, lastAt: 1 }, options: {} },
  { collection: 'conversations', key: { absenceDueAt: 1 }, options: {} },
] as const;

/** The range of a list that is tried first, in milliseconds: two weeks. */
const RECENT_MS = 14 * 24 * 60 * 60 * 1000;

/** Summaries over a connection. */
export function createConversationStore(connection: Connection): ConversationStore {
  const conversations = connection.collection<ConversationDocument>('conversations');
  const checkpoints = connection.collection<{ _id: string; at: Date }>('checkpoints');
  const ids = async (filter: object, sort: object, limit: number): Promise<ConversationId[]> => {
    const found = await conversations.find(filter, { projection: { _id: 1 }, sort: sort as never, limit }).toArray();
    return found.map(({ _id }) => _id as ConversationId);
  };
  return {
    async load(id) {
      const found = await conversations.findOne({ _id: id }, { projection: { state: 1, reacted: 1, fold: 1 } });
      if (found === null) return null;
      return { state: found.fold === FOLD_VERSION ? found.state : emptyConversation(id), reacted: found.reacted };
    },
    async project(projections) {
      if (projections.length === 0) return;
      try {
        await conversations.bulkWrite(projections.map(toWrite), { ordered: false });
      } catch (error) {
        // An upsert that lost against a summary further ahead comes back as a duplicate: exactly what is wanted.
        if (!(bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined) ?? false)) throw error;
      }
    },
    async list({ open, status, agent, visitor, inbox, before, limit }) {
      const upTo = before?.at ?? Number.MAX_SAFE_INTEGER;
      const filter = {
        ...(open === undefined ? {} : { open }),
        ...(status === undefined ? {} : { status }),
        ...(agent === undefined ? {} : { agent }),
        ...(visitor === undefined ? {} : { visitor }),
        ...(inbox === undefined ? {} : { inbox }),
        ...(before === undefined
          ? {}
          : { $or: [{ lastAt: { $lt: new Date(before.at) } }, { lastAt: new Date(before.at), _id: { $lt: before.id } }] }),
      };
      // The embedded engine reads the whole matched range before it sorts, so a recent range is tried first.
      const from = Math.min(upTo, Date.now()) - RECENT_MS;
      const bounds = before === undefined ? { $gte: new Date(from) } : { $gte: new Date(from), $lte: new Date(upTo) };
      for (const lastAt of [bounds, before === undefined ? undefined : { $lte: new Date(upTo) }]) {
        const found = await conversations
          .find({ ...filter, ...(lastAt && { lastAt }) }, { projection: { state: 1 }, sort: { lastAt: -1, _id: -1 }, limit })
          .toArray();
        if (found.length === limit || lastAt !== bounds) return found.map(({ state }) => state);
      }
      return [];
    },
    async queue(after, limit) {
      const since = after && new Date(after.at);
      const filter = {
        status: 'queued' as const,
        ...(since && { queuedAt: { $gte: since }, $or: [{ queuedAt: { $gt: since } }, { queuedAt: since, _id: { $gt: after.id } }] }),
      };
      const found = conversations.find(filter, { projection: { state: 1 }, sort: { queuedAt: 1, _id: 1 }, limit });
      return (await found.toArray()).map(({ state }) => state);
    },
    async count(agent) {
      const [queued, open, mine] = await Promise.all([
        conversations.countDocuments({ status: 'queued' }),
        conversations.countDocuments({ open: true }),
        conversations.countDocuments({ agent, open: true }),
      ]);
      return { queued, open, mine };
    },
    async readCheckpoint() {
      return (await checkpoints.findOne({ _id: 'log' }))?.at.getTime() ?? 0;
    },
    async writeCheckpoint(at) {
      await checkpoints.updateOne({ _id: 'log' }, { $max: { at: new Date(at) } }, { upsert: true });
    },
    findBehind: (before, limit) => ids({ behind: true, lastAt: { $lt: new Date(before) } }, { behind: 1, lastAt: 1 }, limit),
    findAbsent: (now, limit) =>
      ids({ absenceDueAt: { $gt: new Date(0), $lte: new Date(now) } }, { absenceDueAt: 1 }, limit),
    async positions(wanted) {
      const found = conversations.find({ _id: { $in: [...wanted] } }, { projection: { seq: 1 } });
      return new Map((await found.toArray()).map(({ _id, seq }) => [_id as ConversationId, seq]));
    },
  };
}

/** One guarded write: forward, or at the same position where only the reactors have moved. */
function toWrite({ state, reacted, behind, absenceDueAt }: Projection): mongo.AnyBulkWriteOperation<ConversationDocument> {
  const { id, seq } = state;
  const document = {
    seq,
    fold: FOLD_VERSION,
    state,
    status: state.status,
    open: state.status !== 'resolved',
    inbox: state.inbox,
    visitor: state.visitor,
    agent: state.agent?.id ?? null,
    email: state.email,
    startedAt: new Date(state.startedAt),
    lastAt: new Date(state.lastAt),
    queuedAt: state.queuedAt === null ? null : new Date(state.queuedAt),
    resolvedAt: state.resolution === null ? null : new Date(state.resolution.at),
    absenceDueAt: absenceDueAt === null ? null : new Date(absenceDueAt),
    reacted,
    behind,
  };
  return { updateOne: { filter: { _id: id, seq: { $lte: seq } }, update: { $set: document }, upsert: true } };
}
