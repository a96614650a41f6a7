/** What a folder and the knowledge base both had of each article when they last agreed. Each folder has its own memory. */
import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';

/** `_id` is the source and the article's key; `hash` as `contentHash` gives it. */
interface AgreedDocument {
  _id: string;
  source: string;
  hash: string;
  at: Date;
}

/** Remembers agreements. Keys are `locale/slug`. */
export interface AgreedHashes {
  find(source: string, keys: readonly string[]): Promise<ReadonlyMap<string, string>>;
  put(source: string, hashes: ReadonlyMap<string, string>, at: number): Promise<void>;
}

/** The indexes of the collection `article_agreements`. */
export const agreedIndexes = defineIndexes('article_agreements', [{ source: 1 }]);

/** Keys asked for, or written, with one request to the store. */
const GROUP = 500;

/** Agreements over a store. */
export function createAgreedHashes(store: Pick<Store, 'connection' | 'assertWritable'>): AgreedHashes {
  const agreements = store.connection.collection<AgreedDocument>('article_agreements');
  const idOf = (source: string, key: string) => `${source} ${key}`;
  return {
    async find(source, keys) {
      const found = new Map<string, string>();
      for (let from = 0; from < keys.length; from += GROUP) {
        const ids = keys.slice(from, from + GROUP).map((key) => idOf(source, key));
        for (const { _id, hash } of await agreements.find({ _id: { $in: ids } }).toArray()) found.set(_id.slice(source.length + 1), hash);
      }
      return found;
    },
    async put(source, hashes, at) {
      const all = [...hashes];
      for (let from = 0; from < all.length; from += GROUP) {
        store.assertWritable();
        const writes = all.slice(from, from + GROUP).map(([key, hash]) => ({
          updateOne: { filter: { _id: idOf(source, key) }, update: { $set: { source, hash, at: new Date(at) } }, upsert: true },
        }));
        await agreements.bulkWrite(writes, { ordered: false });
      }
    },
  };
}
