import type { NoticeKind } from '../../protocol/notices-contract.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** Something somebody was wanted for while they were not there. Times are milliseconds since the Unix epoch. */
export interface MissedCall {
  user: UserId;
  conversation: ConversationId;
  kind: NoticeKind;
  /** Position of the event behind it. */
  seq: number;
  at: number;
}

/** Keeps what may have been missed: one entry a person and conversation until they were there again. */
export interface MissedStore {
  /** Notes a call, to be looked at from `dueAt`; one that is noted or was mailed already stays. */
  note(call: MissedCall, dueAt: number): Promise<void>;
  /** Claims calls that are due; a claim counts for `leaseMs`, so that a node that dies leaves its work to others. */
  claim(now: number, leaseMs: number, limit: number): Promise<readonly MissedCall[]>;
  /** It was mailed: nothing more goes out for this conversation until they were there again. */
  mailed(call: MissedCall): Promise<void>;
  /** It was seen, or is over. */
  drop(call: MissedCall): Promise<void>;
  /** They are there again: what was mailed to them may be mailed anew. */
  cameBack(users: readonly UserId[]): Promise<void>;
  /** Deletes what is older than this. */
  forget(before: number): Promise<void>;
}

interface MissedDocument extends Omit<MissedCall, 'at'> {
  _id: string;
  at: Date;
  /** Null once it was mailed. */
  dueAt: Date | null;
}

/** The indexes of the collection `missed_calls`. */
export const missedIndexes = defineIndexes('missed_calls', [{ dueAt: 1 }], [{ user: 1 }], [{ at: 1 }]);

/** Missed calls over a store. */
export function createMissedStore({ connection, writable }: Pick<Store, 'connection' | 'writable'>): MissedStore {
  const missed = connection.collection<MissedDocument>('missed_calls');
  const idOf = ({ user, conversation }: MissedCall): string => `${user}:${conversation}`;
  return {
    async note(call, dueAt) {
      if (!writable()) return;
      try {
        await missed.insertOne({ ...call, _id: idOf(call), at: new Date(call.at), dueAt: new Date(dueAt) });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
    async claim(now, leaseMs, limit) {
      const due = { $gt: new Date(0), $lte: new Date(now) };
      const found = await missed.find({ dueAt: due }, { sort: { dueAt: 1 }, limit }).toArray();
      const claimed: MissedCall[] = [];
      for (const { _id, dueAt, at, user, conversation, kind, seq } of found) {
        const { matchedCount } = await missed.updateOne({ _id, dueAt }, { $set: { dueAt: new Date(now + leaseMs) } });
        if (matchedCount > 0) claimed.push({ user, conversation, kind, seq, at: at.getTime() });
      }
      return claimed;
    },
    mailed: async (call) => void (await missed.updateOne({ _id: idOf(call) }, { $set: { dueAt: null } })),
    drop: async (call) => void (await missed.deleteOne({ _id: idOf(call), seq: call.seq })),
    async cameBack(users) {
      if (users.length > 0 && writable()) await missed.deleteMany({ user: { $in: [...users] }, dueAt: null });
    },
    forget: async (before) => void (await missed.deleteMany({ at: { $lt: new Date(before) } })),
  };
}
