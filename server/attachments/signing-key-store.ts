import type { Store } from '../storage/store.ts';
import { randomToken } from '../kernel/ids.ts';

/** One secret for all nodes, made by whichever is first; in the collection `signing_keys`. */
export interface SigningKeys {
  /** The secret of this purpose. */
  read(purpose: string): Promise<string>;
}

/** Secrets over a store, read once. */
export function createSigningKeys(store: Pick<Store, 'connection' | 'assertWritable'>): SigningKeys {
  const keys = store.connection.collection<{ _id: string; key: string }>('signing_keys');
  const known = new Map<string, string>();
  return {
    async read(purpose) {
      const kept = known.get(purpose);
      if (kept !== undefined) return kept;
      let found = await keys.findOne({ _id: purpose });
      if (found === null) {
        store.assertWritable();
        await keys.updateOne({ _id: purpose }, { $setOnInsert: { key: randomToken() } }, { upsert: true });
        found = await keys.findOne({ _id: purpose });
      }
      if (found === null) throw new Error(`the secret of ${purpose} was not stored`);
      known.set(purpose, found.key);
      return found.key;
    },
  };
}
