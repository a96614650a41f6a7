import type { Connection } from 'mongoose';
import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** A conversation whose log says something new about questions, from position `from` on. */
export interface TodoDocument {
  _id: ConversationId;
  inbox: string;
  visitor: string | null;
  locale: string;
  from: number;
  seq: number;
  at: Date;
}

/** Conversations that wait to be read, and who reads. */
export interface LedgerTodo {
  /** Notes conversations; of one that waits already the stretch grows. */
  add(todos: readonly TodoDocument[]): Promise<void>;
  /** Those that have waited longest. */
  next(limit: number): Promise<readonly TodoDocument[]>;
  /** Takes conversations off the list, unless something was added to one since it was read. */
  done(todos: readonly Pick<TodoDocument, '_id' | 'seq'>[]): Promise<void>;
  /**
   * Makes `owner` the one who reads until `until` (milliseconds since the Unix epoch), if nobody else is it at `now`. Answers
   * `kept` where it was so already: what it remembers of the groups is then still true.
   */
  claim(owner: string, now: number, until: number): Promise<'taken' | 'kept' | 'refused'>;
  release(owner: string): Promise<void>;
}

interface LeaseDocument {
  _id: 'reader';
  owner: string;
  until: Date;
}

/** The indexes of the list. */
export const todoIndexes = defineIndexes('ledger_todo', [{ at: 1 }]);

/** The list over a connection. */
export function createLedgerTodo(connection: Connection): LedgerTodo {
  const todo = connection.collection<TodoDocument>('ledger_todo');
  const leases = connection.collection<LeaseDocument>('ledger_lease');
  return {
    async add(todos) {
      if (todos.length === 0) return;
      const writes = todos.map(({ _id, inbox, visitor, locale, from, seq, at }) => ({
        updateOne: {
          filter: { _id },
          update: { $set: { inbox, visitor, locale }, $min: { from, at }, $max: { seq } },
          upsert: true,
        },
      }));
      await todo.bulkWrite(writes, { ordered: false });
    },
    // In the order of the index; a sort would have the embedded engine read the whole list.
    next: (limit) => todo.find({ at: { $gt: new Date(0) } }, { limit }).toArray(),
    async done(todos) {
      if (todos.length === 0) return;
      await todo.bulkWrite(todos.map(({ _id, seq }) => ({ deleteOne: { filter: { _id, seq } } })), { ordered: false });
    },
    async claim(owner, now, until) {
      const mine = await leases.updateOne({ _id: 'reader', owner, until: { $gt: new Date(now) } }, { $set: { until: new Date(until) } });
      if (mine.matchedCount === 1) return 'kept';
      try {
        const over = { _id: 'reader' as const, until: { $lte: new Date(now) } };
        const taken = await leases.updateOne(over, { $set: { owner, until: new Date(until) } }, { upsert: true });
        return taken.matchedCount + taken.upsertedCount > 0 ? 'taken' : 'refused';
      } catch (error) {
        // Somebody else holds it: the upsert finds its id taken.
        if (isDuplicateKey(error)) return 'refused';
        throw error;
      }
    },
    async release(owner) {
      await leases.updateOne({ _id: 'reader', owner }, { $set: { until: new Date(0) } });
    },
  };
}
