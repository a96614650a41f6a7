import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';

interface LockDocument {
  _id: 'lock';
  import: string;
  holder: string;
  until: Date;
}

/** Lets one import at a time be applied, on whatever node. It is a lease: a process that dies lets go of it. */
export interface ImportLock {
  /** Takes or renews it for this import; false while another one holds it. */
  take(job: string, now: number): Promise<boolean>;
  release(job: string): Promise<void>;
}

/** How long the lock is held without being renewed, in milliseconds; it is renewed with each group of articles. */
export const LOCK_MS = 30_000;

/** The lock over a store, for one holder: each process is one. */
export function createImportLock(store: Pick<Store, 'connection'>, holder: string): ImportLock {
  const locks = store.connection.collection<LockDocument>('article_import_lock');
  return {
    async take(job, now) {
      const lease = { import: job, holder, until: new Date(now + LOCK_MS) };
      const { matchedCount } = await locks.updateOne({ _id: 'lock', $or: [{ import: job, holder }, { until: { $lt: new Date(now) } }] }, { $set: lease });
      if (matchedCount === 1) return true;
      try {
        await locks.insertOne({ _id: 'lock', ...lease });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async release(job) {
      await locks.deleteOne({ _id: 'lock', import: job, holder });
    },
  };
}
