import type { CallbackOutcome } from '../../protocol/desk-events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** A call-back that waits, or its last trace. */
export interface StoredCallBack {
  conversation: ConversationId;
  /** Position of the event that this follows; an older one changes nothing. */
  seq: number;
  waits: boolean;
  phone: string;
  preferredAt: number | null;
  dueAt: number;
  requestedAt: number;
  note: string | null;
  attempts: number;
  lastOutcome: CallbackOutcome | null;
}

/** Call-backs, as the log has them. */
export interface CallBackStore {
  find(conversation: ConversationId): Promise<StoredCallBack | null>;
  /** Those that wait, by their due time. */
  waiting(limit: number): Promise<readonly StoredCallBack[]>;
  /** Follows an event; attempts are counted from `tried`. */
  requested(call: Omit<StoredCallBack, 'waits' | 'attempts' | 'lastOutcome'>): Promise<void>;
  done(conversation: ConversationId, seq: number, outcome: CallbackOutcome): Promise<void>;
  /** The conversation is over, and with it the wish to be called. */
  dropped(conversation: ConversationId, seq: number): Promise<void>;
  /** One that is due now and of which nobody was told; nobody else is given it. */
  claimDue(now: number): Promise<StoredCallBack | null>;
}

interface CallBackDocument {
  _id: string;
  seq: number;
  waits: boolean;
  phone: string;
  preferredAt: Date | null;
  dueAt: Date;
  requestedAt: Date;
  note: string | null;
  attempts: number;
  lastOutcome: CallbackOutcome | null;
  remindedAt: Date | null;
}

/** The indexes of the collection `call_backs`. */
export const callBackIndexes = defineIndexes('call_backs', [{ waits: 1, dueAt: 1 }], [{ waits: 1, remindedAt: 1, dueAt: 1 }]);

/** Call-backs over a store. */
export function createCallBackStore({ connection }: Pick<Store, 'connection'>): CallBackStore {
  const calls = connection.collection<CallBackDocument>('call_backs');
  const older = (conversation: ConversationId, seq: number) => ({ _id: conversation, seq: { $lt: seq } });
  return {
    async find(conversation) {
      const found = await calls.findOne({ _id: conversation });
      return found && toCall(found);
    },
    async waiting(limit) {
      return (await calls.find({ waits: true }, { sort: { dueAt: 1 }, limit }).toArray()).map(toCall);
    },
    async requested({ conversation, seq, phone, preferredAt, dueAt, requestedAt, note }) {
      const fields = { seq, waits: true, phone, preferredAt: preferredAt === null ? null : new Date(preferredAt), dueAt: new Date(dueAt), requestedAt: new Date(requestedAt), note, remindedAt: null };
      const changed = await calls.updateOne(older(conversation, seq), { $set: fields });
      if (changed.matchedCount === 0) await calls.updateOne({ _id: conversation }, { $setOnInsert: { ...fields, attempts: 0, lastOutcome: null } }, { upsert: true });
    },
    async done(conversation, seq, outcome) {
      await calls.updateOne(older(conversation, seq), { $set: { seq, waits: false, lastOutcome: outcome }, $inc: { attempts: 1 } });
    },
    async dropped(conversation, seq) {
      await calls.updateOne(older(conversation, seq), { $set: { seq, waits: false } });
    },
    async claimDue(now) {
      const due = { waits: true, remindedAt: null, dueAt: { $lte: new Date(now) } };
      const found = await calls.findOneAndUpdate(due, { $set: { remindedAt: new Date(now) } }, { sort: { dueAt: 1 } });
      return found && toCall(found);
    },
  };
}

function toCall({ _id, seq, waits, phone, preferredAt, dueAt, requestedAt, note, attempts, lastOutcome }: CallBackDocument): StoredCallBack {
  const times = { preferredAt: preferredAt?.getTime() ?? null, dueAt: dueAt.getTime(), requestedAt: requestedAt.getTime() };
  return { conversation: _id as ConversationId, seq, waits, phone, note, attempts, lastOutcome, ...times };
}
