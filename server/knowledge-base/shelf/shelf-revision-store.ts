/** One document that says how often the shelf has changed, so that every process reads it again, and only then. */
import type { Connection } from 'mongoose';
import type { Store } from '../../storage/store.ts';

interface ShelfRevisionDocument {
  _id: 'shelf';
  revision: number;
}

/** Reads and raises it. */
export interface ShelfRevisionStore {
  read(): Promise<number>;
  raise(): Promise<void>;
}

/** The revision over a store. */
export function createShelfRevisionStore(store: Pick<Store, 'connection' | 'assertWritable'>): ShelfRevisionStore {
  const revisions = collection(store.connection);
  return {
    read: async () => (await revisions.findOne({ _id: 'shelf' }))?.revision ?? 0,
    async raise() {
      store.assertWritable();
      await revisions.updateOne({ _id: 'shelf' }, { $inc: { revision: 1 } }, { upsert: true });
    },
  };
}

const collection = (connection: Connection) => connection.collection<ShelfRevisionDocument>('knowledge_base');
