import type { Connection } from 'mongoose';
import type { ConversationState } from '../../protocol/conversation.ts';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId, UserId, VisitorId } from '../../protocol/ids.ts';
import type { Status } from '../../protocol/states.ts';
import { bulkFailures } from '../storage/store-errors.ts';
import type { ConversationDocument, Positions, Projection } from './conversation-document.ts';
import { FOLD_VERSION, projectionWrite } from './conversation-document.ts';

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
  /** The conversation as far as the summary has followed it; empty where there is none or older rules folded it. */
  load(id: ConversationId): Promise<ConversationState>;
  /** How far each reactor has come. */
  reacted(id: ConversationId): Promise<Positions>;
  /** Writes summaries, each only where it is ahead of what is there. */
  project(projections: readonly Projection[]): Promise<void>;
  list(query: ListQuery): Promise<readonly ConversationState[]>;
  /** The queue, longest wait first. `after` is exclusive. */
  queue(after: { at: number; id: string } | undefined, limit: number): Promise<readonly ConversationState[]>;
  /** Open conversations by state, and those served by `agent`. */
  count(agent: UserId): Promise<{ queued: number; open: number; mine: number }>;
  /** Conversations whose reactors are behind and whose last event lies in (after, upTo] (milliseconds since the epoch), oldest first. */
  findBehind(range: { after: number; upTo: number }, limit: number): Promise<readonly { id: ConversationId; lastAt: number }[]>;
  /** Marks every conversation in which this reactor never ran as behind, so that the sweep takes it there; does so once a name. */
  introduce(reactor: string): Promise<void>;
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
  { collection: 'conversations', key: { contact: 1, lastAt: -1 }, options: {} },
  { collection: 'conversations', key: { behind: 1, lastAt: 1 }, options: {} },
  { collection: 'conversations', key: { absenceDueAt: 1 }, options: {} },
] as const;

/** The range of a list that is tried first, in milliseconds: two weeks. */
const RECENT_MS = 14 * 24 * 60 * 60 * 1000;

/** Summaries asked for at once, to keep requests small. */
const POSITIONS_MAX = 1000;

/** Summaries over a connection. */
export function createConversationStore(connection: Connection): ConversationStore {
  const conversations = connection.collection<ConversationDocument>('conversations');
  const checkpoints = connection.collection<{ _id: string; at: Date }>('checkpoints');
  return {
    async load(id) {
      const found = await conversations.findOne({ _id: id }, { projection: { state: 1, fold: 1 } });
      return found?.fold === FOLD_VERSION ? found.state : emptyConversation(id);
    },
    async reacted(id) {
      return (await conversations.findOne({ _id: id }, { projection: { reacted: 1 } }))?.reacted ?? {};
    },
    async project(projections) {
      if (projections.length === 0) return;
      try {
        await conversations.bulkWrite(projections.map(projectionWrite), { ordered: false });
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
    async findBehind({ after, upTo }, limit) {
      const filter = { behind: true, lastAt: { $gt: new Date(after), $lte: new Date(upTo) } };
      const found = conversations.find(filter, { projection: { lastAt: 1 }, sort: { behind: 1, lastAt: 1 }, limit });
      return (await found.toArray()).map(({ _id, lastAt }) => ({ id: _id as ConversationId, lastAt: lastAt.getTime() }));
    },
    async introduce(reactor) {
      const mark = { _id: `reactor:${reactor}` };
      if ((await checkpoints.findOne(mark)) !== null) return;
      await conversations.updateMany({ [`reacted.${reactor}`]: { $exists: false } }, { $set: { behind: true } });
      await checkpoints.updateOne(mark, { $setOnInsert: { at: new Date() } }, { upsert: true });
    },
    async findAbsent(now, limit) {
      const filter = { absenceDueAt: { $gt: new Date(0), $lte: new Date(now) } };
      const found = await conversations.find(filter, { projection: { _id: 1 }, sort: { absenceDueAt: 1 }, limit }).toArray();
      return found.map(({ _id }) => _id as ConversationId);
    },
    async positions(wanted) {
      const positions = new Map<ConversationId, number>();
      for (let from = 0; from < wanted.length; from += POSITIONS_MAX) {
        const some = wanted.slice(from, from + POSITIONS_MAX);
        const found = conversations.find({ _id: { $in: some } }, { projection: { seq: 1 } });
        for (const { _id, seq } of await found.toArray()) positions.set(_id as ConversationId, seq);
      }
      return positions;
    },
  };
}
