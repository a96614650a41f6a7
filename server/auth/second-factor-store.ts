import type { UserId } from '../../protocol/ids.ts';
import type { Store } from '../storage/store.ts';

/** Somebody's second factor. */
export interface SecondFactor {
  user: UserId;
  /** Shared with their authenticator app, base32. */
  secret: string;
  /** Shown to them, not yet confirmed by a code. */
  pending: boolean;
  /** The last time step whose code was taken; each counts once. */
  lastStep: number;
  /** Hashes of the recovery codes that are left. */
  recovery: readonly string[];
}

interface SecondFactorDocument extends Omit<SecondFactor, 'user' | 'recovery'> {
  _id: string;
  recovery: string[];
}

/** Reads and writes second factors, in the collection `second_factors`. */
export interface SecondFactorStore {
  find(user: UserId): Promise<SecondFactor | null>;
  /** Begins one; false where a confirmed one is there. */
  begin(user: UserId, secret: string): Promise<boolean>;
  confirm(user: UserId, secret: string, step: number, recovery: readonly string[]): Promise<boolean>;
  /** Uses up a time step; false where it, or a later one, was used. */
  useStep(user: UserId, step: number): Promise<boolean>;
  /** Uses up a recovery code; false where it is not, or no longer, one. */
  useRecovery(user: UserId, hash: string): Promise<boolean>;
  setRecovery(user: UserId, recovery: readonly string[]): Promise<void>;
  remove(user: UserId): Promise<void>;
}

/** Second factors over a store. */
export function createSecondFactorStore(store: Pick<Store, 'connection' | 'assertWritable'>): SecondFactorStore {
  const factors = store.connection.collection<SecondFactorDocument>('second_factors');
  return {
    async find(user) {
      const found = await factors.findOne({ _id: user });
      return found && { user, secret: found.secret, pending: found.pending, lastStep: found.lastStep, recovery: found.recovery };
    },
    async begin(user, secret) {
      store.assertWritable();
      const found = await factors.findOne({ _id: user });
      if (found && !found.pending) return false;
      const fresh = { secret, pending: true, lastStep: 0, recovery: [] };
      await factors.updateOne({ _id: user }, { $set: fresh }, { upsert: true });
      return true;
    },
    async confirm(user, secret, lastStep, recovery) {
      store.assertWritable();
      const done = await factors.updateOne({ _id: user, secret, pending: true }, { $set: { pending: false, lastStep, recovery: [...recovery] } });
      return done.matchedCount > 0;
    },
    async useStep(user, step) {
      store.assertWritable();
      const done = await factors.updateOne({ _id: user, lastStep: { $lt: step } }, { $set: { lastStep: step } });
      return done.matchedCount > 0;
    },
    async useRecovery(user, hash) {
      store.assertWritable();
      const done = await factors.updateOne({ _id: user, recovery: hash }, { $pull: { recovery: hash } });
      return done.modifiedCount > 0;
    },
    async setRecovery(user, recovery) {
      store.assertWritable();
      await factors.updateOne({ _id: user }, { $set: { recovery: [...recovery] } });
    },
    async remove(user) {
      store.assertWritable();
      await factors.deleteOne({ _id: user });
    },
  };
}
