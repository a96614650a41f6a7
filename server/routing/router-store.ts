import type { Connection } from 'mongoose';
import type { UserId } from '../../protocol/ids.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** Who routes, what others want them to look at, and when people were last asked. Times are milliseconds since the Unix epoch. */
export interface RouterStore {
  /** Makes `owner` the one who routes until `until`, if nobody else is it at `now`. `kept` where it was so already. */
  claim(owner: string, now: number, until: number): Promise<'taken' | 'kept' | 'refused'>;
  release(owner: string): Promise<void>;
  /** Tells whoever routes, on another node, that something has changed. */
  signal(): Promise<void>;
  /** A number that grows with each signal. */
  signals(): Promise<number>;
  askedAt(): Promise<Map<UserId, number>>;
  asked(turns: ReadonlyMap<UserId, number>): Promise<void>;
}

interface RouterDocument {
  _id: 'router' | 'signals';
  owner?: string;
  until?: Date;
  n?: number;
}

interface TurnDocument {
  _id: string;
  at: Date;
}

/** The router's own documents over a connection. */
export function createRouterStore(connection: Connection): RouterStore {
  const documents = connection.collection<RouterDocument>('routing_state');
  const turns = connection.collection<TurnDocument>('routing_turns');
  return {
    async claim(owner, now, until) {
      const mine = await documents.updateOne({ _id: 'router', owner, until: { $gt: new Date(now) } }, { $set: { until: new Date(until) } });
      if (mine.matchedCount === 1) return 'kept';
      try {
        const over = { _id: 'router' as const, until: { $lte: new Date(now) } };
        const taken = await documents.updateOne(over, { $set: { owner, until: new Date(until) } }, { upsert: true });
        return taken.matchedCount + taken.upsertedCount > 0 ? 'taken' : 'refused';
      } catch (error) {
        // Somebody else holds it: the upsert finds its id taken.
        if (isDuplicateKey(error)) return 'refused';
        throw error;
      }
    },
    async release(owner) {
      await documents.updateOne({ _id: 'router', owner }, { $set: { until: new Date(0) } });
    },
    async signal() {
      await documents.updateOne({ _id: 'signals' }, { $inc: { n: 1 } }, { upsert: true });
    },
    signals: async () => (await documents.findOne({ _id: 'signals' }))?.n ?? 0,
    async askedAt() {
      const found = await turns.find({}).toArray();
      return new Map(found.map(({ _id, at }) => [_id as UserId, at.getTime()]));
    },
    async asked(made) {
      if (made.size === 0) return;
      const writes = [...made].map(([user, at]) => ({ updateOne: { filter: { _id: user as string }, update: { $max: { at: new Date(at) } }, upsert: true } }));
      await turns.bulkWrite(writes, { ordered: false });
    },
  };
}
