import type { Connection } from 'mongoose';
import type { Store } from '../../storage/store.ts';

/** Who said that a pair is none, and when. */
export interface Dismissal {
  by: string;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** Reads and writes them (collection `article_pairs`). */
export interface DismissedPairStore {
  all(): Promise<ReadonlyMap<string, Dismissal>>;
  put(id: string, dismissal: Dismissal): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Dismissed pairs over a store. */
export function createDismissedPairStore(store: Pick<Store, 'connection' | 'assertWritable'>): DismissedPairStore {
  const pairs = collection(store.connection);
  return {
    all: async () => new Map((await pairs.find({}).toArray()).map(({ _id, by, at }) => [_id, { by, at: at.getTime() }])),
    async put(id, { by, at }) {
      store.assertWritable();
      await pairs.updateOne({ _id: id }, { $set: { by, at: new Date(at) } }, { upsert: true });
    },
    async remove(id) {
      store.assertWritable();
      await pairs.deleteOne({ _id: id });
    },
  };
}

const collection = (connection: Connection) => connection.collection<{ _id: string; by: string; at: Date }>('article_pairs');
