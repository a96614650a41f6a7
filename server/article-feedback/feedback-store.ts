import type { Connection } from 'mongoose';
import type { FeedbackReason, FeedbackSource, FeedbackState } from '../../protocol/feedback-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** A vote as it lies in the collection `article_feedback`. Those that helped have the state `counted`: nothing is to be done. */
export interface FeedbackDocument {
  _id: string;
  article: string;
  source: FeedbackSource;
  helped: boolean;
  reason: FeedbackReason | null;
  comment: string | null;
  question: string | null;
  conversation: ConversationId | null;
  version: number | null;
  state: FeedbackState | 'counted';
  at: Date;
  by: string | null;
}

/** How often each kind of vote was given on an article. */
export interface FeedbackCount {
  article: string;
  helped: boolean;
  reason: FeedbackReason | null;
  votes: number;
  lastAt: number;
}

/** Which entries a list wants, latest first; `before` is exclusive. */
export interface FeedbackQuery {
  article: string;
  state: FeedbackState | undefined;
  before: { at: number; id: string } | undefined;
  limit: number;
}

/** Reads and writes votes. */
export interface FeedbackStore {
  /** The same vote again changes nothing; another one under the same id takes its place and is open again where it did not help. */
  put(vote: FeedbackDocument): Promise<void>;
  /** Open ones of each article, however old. */
  open(): Promise<ReadonlyMap<string, { open: number; lastAt: number }>>;
  openOf(article: string): Promise<number>;
  counts(since: number, article?: string): Promise<readonly FeedbackCount[]>;
  list(query: FeedbackQuery): Promise<readonly FeedbackDocument[]>;
  set(article: string, ids: readonly string[], state: FeedbackState, by: string | null): Promise<readonly FeedbackDocument[]>;
  /** Removes at most `limit` that are older than `before` (milliseconds since the Unix epoch). */
  expire(before: number, limit: number): Promise<number>;
}

/** The indexes of the collection. */
export const feedbackIndexes = defineIndexes('article_feedback', [{ state: 1, article: 1, at: -1 }], [{ article: 1, at: -1, _id: -1 }], [{ at: 1 }]);

/** Votes over a store. */
export function createFeedbackStore(store: Pick<Store, 'connection' | 'assertWritable'>): FeedbackStore {
  const votes = collection(store.connection);
  return {
    async put({ _id, ...vote }) {
      store.assertWritable();
      const { helped, reason, comment } = vote;
      try {
        const found = await votes.findOne({ _id }, { projection: { helped: 1, reason: 1, comment: 1 } });
        if (found === null) await votes.insertOne({ _id, ...vote });
        else if (found.helped !== helped || found.reason !== reason || found.comment !== comment) await votes.updateOne({ _id }, { $set: vote });
      } catch (error) {
        // The same click, twice in one moment.
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async open() {
      const groups = votes.aggregate<{ _id: string; open: number; lastAt: Date }>([
        { $match: { state: 'open' } },
        { $group: { _id: '$article', open: { $sum: 1 }, lastAt: { $max: '$at' } } },
      ]);
      return new Map((await groups.toArray()).map(({ _id, open, lastAt }) => [_id, { open, lastAt: lastAt.getTime() }]));
    },
    openOf: (article) => votes.countDocuments({ state: 'open', article }),
    async counts(since, article) {
      const groups = votes.aggregate<{ _id: Pick<FeedbackCount, 'article' | 'helped' | 'reason'>; votes: number; lastAt: Date }>([
        { $match: { ...(article !== undefined && { article }), at: { $gte: new Date(since) } } },
        { $group: { _id: { article: '$article', helped: '$helped', reason: '$reason' }, votes: { $sum: 1 }, lastAt: { $max: '$at' } } },
      ]);
      return (await groups.toArray()).map(({ _id, votes: count, lastAt }) => ({ ..._id, votes: count, lastAt: lastAt.getTime() }));
    },
    async list({ article, state, before, limit }) {
      const filter = {
        article,
        ...(state === undefined ? { state: { $ne: 'counted' as const } } : { state }),
        ...(before !== undefined && { $or: [{ at: { $lt: new Date(before.at) } }, { at: new Date(before.at), _id: { $lt: before.id } }] }),
      };
      return votes.find(filter, { sort: { at: -1, _id: -1 }, limit }).toArray();
    },
    async set(article, ids, state, by) {
      store.assertWritable();
      const which = { _id: { $in: [...ids] }, article, state: { $ne: 'counted' as const } };
      await votes.updateMany(which, { $set: { state, by } });
      return votes.find(which).toArray();
    },
    async expire(before, limit) {
      store.assertWritable();
      const old = await votes.find({ at: { $lt: new Date(before) } }, { projection: { _id: 1 }, limit }).toArray();
      return old.length === 0 ? 0 : (await votes.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } })).deletedCount;
    },
  };
}

const collection = (connection: Connection) => connection.collection<FeedbackDocument>('article_feedback');
