import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** How many wrong passwords are taken before the first wait, and how long that and the longest are, in milliseconds. */
export interface LockoutRules {
  failures: number;
  firstMs: number;
  maxMs: number;
}

/** Ten guesses, then a minute, doubled with each further wrong one up to an hour. */
export const LOCKOUT: LockoutRules = { failures: 10, firstMs: 60_000, maxMs: 60 * 60_000 };

/** Forgotten after a day without a further attempt, in milliseconds. */
const KEPT_MS = 24 * 60 * 60_000;

interface Lock {
  _id: string;
  account: string;
  failures: number;
  lockedUntil: Date | null;
  expiresAt: Date;
}

/**
 * Counts wrong passwords of an account in the store, so that neither a restart nor a second server is a new chance. An
 * attempt counts before its password is compared, so that many at once count too.
 */
export interface LockoutStore {
  /** Counts an attempt; resolves to how many milliseconds to wait, 0 where it may be made. */
  begin(account: string, key: string, now: number): Promise<number>;
  /** The attempt was neither right nor wrong: it does not count. */
  takeBack(key: string): Promise<void>;
  /** It was right: counting begins anew. */
  clear(key: string): Promise<void>;
  /** Everything counted against an account, from wherever. */
  clearAccount(account: string): Promise<void>;
}

/** The indexes of the collection `sign_in_locks`; the store deletes what is old. */
export const lockoutIndexes = defineIndexes('sign_in_locks', [{ account: 1 }], [{ expiresAt: 1 }, { expireAfterSeconds: 0 }]);

/** Locks over a store. */
export function createLockoutStore(store: Pick<Store, 'connection' | 'writable'>, rules: LockoutRules = LOCKOUT): LockoutStore {
  const locks = store.connection.collection<Lock>('sign_in_locks');
  const delay = (failures: number): number => Math.min(rules.firstMs * 2 ** (failures - rules.failures), rules.maxMs);

  async function count(account: string, key: string, now: number): Promise<number> {
    const expiresAt = new Date(now + KEPT_MS);
    try {
      const counted = await locks.findOneAndUpdate(
        { _id: key, failures: { $lt: rules.failures } },
        { $inc: { failures: 1 }, $set: { account, expiresAt } },
        { upsert: true, returnDocument: 'after' },
      );
      if (counted?.failures === rules.failures) await locks.updateOne({ _id: key }, { $set: { lockedUntil: new Date(now + rules.firstMs) } });
      return 0;
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
    }
    const lock = await locks.findOne({ _id: key });
    // It was made by another attempt in this moment, and has room.
    if (!lock || lock.failures < rules.failures) return count(account, key, now);
    const waitMs = (lock.lockedUntil?.getTime() ?? now + rules.firstMs) - now;
    if (waitMs > 0) return waitMs;
    const failures = lock.failures + 1;
    const next = { failures, lockedUntil: new Date(now + delay(failures)), expiresAt };
    const taken = await locks.updateOne({ _id: key, failures: lock.failures }, { $set: next });
    return taken.matchedCount > 0 ? 0 : delay(failures);
  }

  return {
    begin: async (account, key, now) => (store.writable() ? count(account, key, now) : 0),
    async takeBack(key) {
      if (store.writable()) await locks.updateOne({ _id: key, failures: { $gt: 0 } }, { $inc: { failures: -1 }, $set: { lockedUntil: null } });
    },
    async clear(key) {
      if (store.writable()) await locks.deleteOne({ _id: key });
    },
    async clearAccount(account) {
      await locks.deleteMany({ account });
    },
  };
}
