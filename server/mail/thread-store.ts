import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';
import { newReplyToken } from './reply-address.ts';

/** A conversation as far as mail is concerned. */
export interface MailThread {
  conversation: ConversationId;
  /** Stands in its address and its Message-IDs. */
  token: string;
  /** The reader wants no more of these mails. */
  stopped: boolean;
  /** The customer wrote last by mail: answers go out soon, and the bot's as well. */
  byMail: boolean;
  /** The subject the customer gave, where they began by mail. */
  subject: string | null;
  /** Message-IDs of the customer's latest mails, oldest first. */
  references: readonly string[];
}

/** A thread whose replies have waited long enough. */
export interface DueThread extends MailThread {
  /** Position of the latest reply that was to be looked after. */
  wantedSeq: number;
}

/** Threads, and which mails have come in. */
export interface ThreadStore {
  /** The thread of a conversation, made where there is none. */
  ensure(conversation: ConversationId): Promise<MailThread>;
  find(conversation: ConversationId): Promise<MailThread | null>;
  findToken(token: string): Promise<MailThread | null>;
  stop(token: string): Promise<boolean>;
  /** Notes that a mail of the customer came in. */
  heard(conversation: ConversationId, mail: { messageId: string | null; subject: string | null; by: string; at: number }): Promise<void>;
  /** Which conversation these mails of this sender went into; null where none did. */
  findHeard(messageIds: readonly string[], by: string): Promise<ConversationId | null>;
  /** Mails that came into a conversation since then. */
  heardSince(conversation: ConversationId, since: number): Promise<number>;
  /** Has the reply at `seq` looked after at `dueAt`, unless an earlier one is waiting. */
  want(conversation: ConversationId, seq: number, dueAt: number): Promise<void>;
  /** A thread that is due, which nobody else gets until `leaseUntil`. */
  claimDue(now: number, leaseUntil: number): Promise<DueThread | null>;
  /** What was wanted up to `seq` is done; what came after it is looked after at `otherwiseAt`. */
  settled(conversation: ConversationId, seq: number, otherwiseAt: number): Promise<void>;
  postpone(conversation: ConversationId, dueAt: number): Promise<void>;
}

interface ThreadDocument extends Omit<MailThread, 'conversation'> {
  _id: string;
  dueAt: Date | null;
  wantedSeq: number;
}

interface HeardDocument {
  _id: string;
  conversation: string;
  by: string;
  at: Date;
}

/** The indexes of the collections `mail_threads` and `mail_heard`. */
export const threadIndexes = [
  ...defineIndexes('mail_threads', [{ token: 1 }, { unique: true }], [{ dueAt: 1 }]),
  ...defineIndexes('mail_heard', [{ conversation: 1, at: 1 }]),
];

/** Message-IDs remembered of a thread; mail programs need the first and the last ones. */
const REFERENCES_MAX = 10;

/** Threads over a store. */
export function createThreadStore({ connection }: Pick<Store, 'connection'>): ThreadStore {
  const threads = connection.collection<ThreadDocument>('mail_threads');
  const heard = connection.collection<HeardDocument>('mail_heard');
  const find = async (conversation: ConversationId): Promise<MailThread | null> => {
    const found = await threads.findOne({ _id: conversation });
    return found && toThread(found);
  };
  async function ensure(conversation: ConversationId): Promise<MailThread> {
    const known = await find(conversation);
    if (known !== null) return known;
    const fresh = { token: newReplyToken(), stopped: false, byMail: false, subject: null, references: [], dueAt: null, wantedSeq: 0 };
    try {
      await threads.insertOne({ _id: conversation, ...fresh });
      return { conversation, ...fresh };
    } catch (error) {
      if (!isDuplicateKey(error)) throw error;
      return ensure(conversation);
    }
  }
  return {
    ensure,
    find,
    async findToken(token) {
      const found = await threads.findOne({ token });
      return found && toThread(found);
    },
    stop: async (token) => (await threads.updateOne({ token }, { $set: { stopped: true, dueAt: null } })).matchedCount > 0,
    async heard(conversation, { messageId, subject, by, at }) {
      const { references, subject: known } = await ensure(conversation);
      const list = messageId === null || references.includes(messageId) ? references : [...references, messageId];
      const kept = list.length > REFERENCES_MAX ? [...list.slice(0, 1), ...list.slice(1 - REFERENCES_MAX)] : [...list];
      // Who answers wants to go on.
      await threads.updateOne({ _id: conversation }, { $set: { references: kept, subject: known ?? subject, byMail: true, stopped: false } });
      if (messageId !== null) await heard.updateOne({ _id: messageId }, { $setOnInsert: { conversation, by, at: new Date(at) } }, { upsert: true });
    },
    async findHeard(messageIds, by) {
      const found = await heard.find({ _id: { $in: messageIds.slice(-50) } }).toArray();
      return (found.find((document) => document.by === by)?.conversation as ConversationId | undefined) ?? null;
    },
    heardSince: (conversation, since) => heard.countDocuments({ conversation, at: { $gt: new Date(since) } }),
    async want(conversation, seq, dueAt) {
      await ensure(conversation);
      await threads.updateOne({ _id: conversation }, { $max: { wantedSeq: seq } });
      await threads.updateOne({ _id: conversation, dueAt: null }, { $set: { dueAt: new Date(dueAt) } });
    },
    async claimDue(now, leaseUntil) {
      const due = { dueAt: { $gt: new Date(0), $lte: new Date(now) } };
      const found = await threads.findOneAndUpdate(due, { $set: { dueAt: new Date(leaseUntil) } }, { sort: { dueAt: 1 } });
      return found && { ...toThread(found), wantedSeq: found.wantedSeq };
    },
    async settled(conversation, seq, otherwiseAt) {
      const { matchedCount } = await threads.updateOne({ _id: conversation, wantedSeq: { $lte: seq } }, { $set: { dueAt: null } });
      if (matchedCount === 0) await threads.updateOne({ _id: conversation }, { $set: { dueAt: new Date(otherwiseAt) } });
    },
    async postpone(conversation, dueAt) {
      await threads.updateOne({ _id: conversation }, { $set: { dueAt: new Date(dueAt) } });
    },
  };
}

function toThread({ _id, token, stopped, byMail, subject, references }: ThreadDocument): MailThread {
  return { conversation: _id as ConversationId, token, stopped, byMail, subject, references };
}
