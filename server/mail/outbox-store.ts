import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import type { Letter } from './letter.ts';

/** A mail on its way. `attempts` counts those that were begun; `dueAt` is when the next may begin. */
export interface OutboxEntry {
  key: string;
  letter: Letter;
  attempts: number;
  createdAt: number;
}

/** Mails that wait, and those that are done for as long as they are remembered. */
export interface OutboxStore {
  /** Whether it is new; one of the same key is there once. */
  put(letter: Letter, now: number): Promise<boolean>;
  /** The next due mail, which nobody else gets until `leaseUntil`; null where none is due. */
  claim(now: number, leaseUntil: number): Promise<OutboxEntry | null>;
  /** `attempts` where this one shall not count. */
  later(key: string, dueAt: number, change: { reason: string; attempts?: number }): Promise<void>;
  done(key: string, state: 'sent' | 'refused', now: number, reason: string | null): Promise<void>;
  /** Mails that were sent since then, to one address or to all. */
  sentSince(since: number, to?: string): Promise<number>;
  /** Mails that wait. */
  waiting(): Promise<number>;
  /** Forgets what was done before this time. */
  forget(before: number): Promise<number>;
}

interface OutboxDocument {
  _id: string;
  state: 'waiting' | 'sent' | 'refused';
  letter: Letter;
  to: string;
  attempts: number;
  createdAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  reason: string | null;
}

/** The indexes of the collection `mail_outbox`. */
export const outboxIndexes = defineIndexes('mail_outbox', [{ state: 1, dueAt: 1 }], [{ state: 1, doneAt: 1 }], [{ to: 1, state: 1, doneAt: 1 }]);

/** The outbox over a store. */
export function createOutboxStore(store: Pick<Store, 'connection' | 'assertWritable'>): OutboxStore {
  const outbox = store.connection.collection<OutboxDocument>('mail_outbox');
  return {
    async put(letter, now) {
      store.assertWritable();
      const at = new Date(now);
      try {
        await outbox.insertOne({ _id: letter.key, state: 'waiting', letter, to: letter.to.toLowerCase(), attempts: 0, createdAt: at, dueAt: at, doneAt: null, reason: null });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async claim(now, leaseUntil) {
      const due = { state: 'waiting' as const, dueAt: { $lte: new Date(now) } };
      const found = await outbox.findOneAndUpdate(due, { $set: { dueAt: new Date(leaseUntil) }, $inc: { attempts: 1 } }, { sort: { dueAt: 1 }, returnDocument: 'after' });
      return found && { key: found._id, letter: found.letter, attempts: found.attempts, createdAt: found.createdAt.getTime() };
    },
    async later(key, dueAt, { reason, attempts }) {
      await outbox.updateOne({ _id: key, state: 'waiting' }, { $set: { dueAt: new Date(dueAt), reason, ...(attempts !== undefined && { attempts }) } });
    },
    async done(key, state, now, reason) {
      await outbox.updateOne({ _id: key }, { $set: { state, doneAt: new Date(now), reason } });
    },
    sentSince: (since, to) => outbox.countDocuments({ ...(to !== undefined && { to: to.toLowerCase() }), state: 'sent', doneAt: { $gt: new Date(since) } }),
    waiting: () => outbox.countDocuments({ state: 'waiting' }),
    async forget(before) {
      const old = { $lt: new Date(before) };
      const sent = await outbox.deleteMany({ state: 'sent', doneAt: old });
      const refused = await outbox.deleteMany({ state: 'refused', doneAt: old });
      return sent.deletedCount + refused.deletedCount;
    },
  };
}
