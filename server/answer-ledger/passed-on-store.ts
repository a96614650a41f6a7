import type { Connection } from 'mongoose';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';

/** An article that an agent put into a reply. The id names message and article, so that reading a log again changes nothing. */
export interface PassedOnDocument {
  _id: string;
  slug: string;
  conversation: ConversationId;
  at: Date;
}

/** Reads and writes what agents passed on; a projection of the conversations' logs. Times are milliseconds since the Unix epoch. */
export interface PassedOnStore {
  /** Keeps those that are new. */
  put(passed: readonly PassedOnDocument[]): Promise<void>;
  /** How often an article was passed on since each of the times. */
  count(slug: string, since: readonly number[]): Promise<readonly number[]>;
  /** Removes some of those older than a time; resolves to how many. */
  removeOld(time: number, limit: number): Promise<number>;
}

/** The indexes of the collection `ledger_passed_on`. */
export const passedOnIndexes = defineIndexes('ledger_passed_on', [{ slug: 1, at: 1 }], [{ at: 1 }]);

/** What agents passed on, over a connection. */
export function createPassedOnStore(connection: Connection): PassedOnStore {
  const passedOn = connection.collection<PassedOnDocument>('ledger_passed_on');
  return {
    async put(passed) {
      if (passed.length === 0) return;
      const writes = passed.map(({ _id, ...content }) => ({ updateOne: { filter: { _id }, update: { $setOnInsert: content }, upsert: true } }));
      await passedOn.bulkWrite(writes, { ordered: false });
    },
    count: (slug, since) => Promise.all(since.map((time) => passedOn.countDocuments({ slug, at: { $gte: new Date(time) } }))),
    async removeOld(time, limit) {
      const old = await passedOn.find({ at: { $lt: new Date(time) } }, { sort: { at: 1 }, limit, projection: { _id: 1 } }).toArray();
      if (old.length > 0) await passedOn.deleteMany({ _id: { $in: old.map(({ _id }) => _id) } });
      return old.length;
    },
  };
}

/** What agents passed on in a stretch of a log. */
export function passedOnIn(events: readonly ConversationEvent[]): PassedOnDocument[] {
  return events.flatMap(({ type, conversation, seq, at, data }) =>
    type === 'message.posted' && 'articles' in data
      ? [...new Set(data.articles)].map((slug) => ({ _id: `${conversation}:${seq}:${slug}`, slug, conversation, at: new Date(at) }))
      : [],
  );
}
