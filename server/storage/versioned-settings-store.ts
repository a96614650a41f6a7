import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { isDuplicateKey } from './store-errors.ts';
import type { Store } from './store.ts';

/** A setting with the number of its change; 0 and null where it was never set. */
export interface Versioned<T> {
  version: number;
  value: T | null;
}

/** Settings that people edit as a whole, one document for each key. */
export interface VersionedSettings<T> {
  /** The setting, at most VERSIONED_FRESH_MS old. While the store is away, what was read last. */
  read(key: string): Promise<Versioned<T>>;
  /**
   * Sets it where it still has the version that the change was based on; else `conflict`, because somebody else was
   * faster. Repeating a change that came through is no conflict.
   */
  change(key: string, version: number, value: T | null): Promise<Versioned<T>>;
  /** Sets it where it was never set, and leaves it otherwise. */
  ensure(key: string, value: T): Promise<void>;
}

interface SettingsDocument<T> {
  _id: string;
  version: number;
  value: T | null;
  updatedAt: Date;
}

/** A change made on another node is seen here after at most this long, in milliseconds. */
export const VERSIONED_FRESH_MS = 5_000;

/** Settings in one collection. There are few keys, so all of them are kept for a moment. */
export function createVersionedSettings<T>(store: Pick<Store, 'connection' | 'assertWritable'>, collection: string, clock: Clock): VersionedSettings<T> {
  const documents = store.connection.collection<SettingsDocument<T>>(collection);
  const kept = new Map<string, { setting: Versioned<T>; readAt: number }>();

  async function fetch(key: string): Promise<Versioned<T>> {
    const found = await documents.findOne({ _id: key });
    const setting = found === null ? { version: 0, value: null } : { version: found.version, value: found.value as T | null };
    kept.set(key, { setting, readAt: clock.now() });
    return setting;
  }

  return {
    async read(key) {
      const known = kept.get(key);
      if (known !== undefined && clock.now() - known.readAt < VERSIONED_FRESH_MS) return known.setting;
      if (known === undefined) return fetch(key);
      return fetch(key).catch(() => {
        known.readAt = clock.now();
        return known.setting;
      });
    },
    async change(key, version, value) {
      store.assertWritable();
      const next = { version: version + 1, value, updatedAt: new Date(clock.now()) };
      const changed = await write(key, version, next);
      const now = await fetch(key);
      if (changed || (now.version === next.version && JSON.stringify(now.value) === JSON.stringify(value))) return now;
      throw new AppError('conflict', 'Somebody else has changed this meanwhile. Load it again to see what is there now.');
    },
    async ensure(key, value) {
      if ((await fetch(key)).version > 0) return;
      store.assertWritable();
      // Of several servers that start together one is first; the others need not be.
      await write(key, 0, { version: 1, value, updatedAt: new Date(clock.now()) });
      await fetch(key);
    },
  };

  async function write(key: string, version: number, next: Omit<SettingsDocument<T>, '_id'>): Promise<boolean> {
    try {
      const filter = { _id: key, version } as object;
      const done = await documents.updateOne(filter, { $set: next } as object, { upsert: version === 0 });
      return done.matchedCount + done.upsertedCount > 0;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
}
