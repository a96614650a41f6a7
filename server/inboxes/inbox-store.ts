import type { Connection } from 'mongoose';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { Store } from '../storage/store.ts';
import { DEFAULT_PROMISE } from './default-inbox.ts';

/** An inbox as it lies in the collection `inboxes`; the text colour is derived when it is read. */
interface InboxDocument extends Omit<InboxSettings, 'key' | 'onColor'> {
  _id: string;
  createdAt: Date;
  updatedAt: Date;
}

/** An inbox without what is derived from it. */
export type StoredInbox = Omit<InboxSettings, 'onColor'>;
/** Fields to change; those that are missing or undefined stay. */
export type InboxChange = { [K in keyof Omit<StoredInbox, 'key'>]?: StoredInbox[K] | undefined };

/** Reads and writes inboxes. */
export interface InboxStore {
  /** All inboxes, by key. There are few. */
  all(): Promise<readonly StoredInbox[]>;
  /** Makes the inbox unless its key is there; does nothing otherwise. */
  insertMissing(inbox: StoredInbox, at: number): Promise<void>;
  /** Makes the inbox; false where its key is taken. */
  insert(inbox: StoredInbox, at: number): Promise<boolean>;
  /** The changed inbox, or null where there is none of that key. */
  change(key: string, change: InboxChange, at: number): Promise<StoredInbox | null>;
}

/** Inboxes over a store. */
export function createInboxStore(store: Pick<Store, 'connection' | 'assertWritable'>): InboxStore {
  const inboxes = collection(store.connection);
  return {
    async all() {
      return (await inboxes.find({}, { sort: { _id: 1 } }).toArray()).map(toInbox);
    },
    async insertMissing({ key, ...inbox }, at) {
      store.assertWritable();
      const now = new Date(at);
      await inboxes.updateOne({ _id: key }, { $setOnInsert: { ...inbox, createdAt: now, updatedAt: now } }, { upsert: true });
    },
    async insert({ key, ...inbox }, at) {
      store.assertWritable();
      const now = new Date(at);
      const done = await inboxes.updateOne({ _id: key }, { $setOnInsert: { ...inbox, createdAt: now, updatedAt: now } }, { upsert: true });
      return done.upsertedCount === 1;
    },
    async change(key, change, at) {
      store.assertWritable();
      // The driver would write undefined as null.
      const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      const update = { $set: { ...given, updatedAt: new Date(at) } };
      const found = await inboxes.findOneAndUpdate({ _id: key }, update, { returnDocument: 'after' });
      return found && toInbox(found);
    },
  };
}

const collection = (connection: Connection) => connection.collection<InboxDocument>('inboxes');

/** What was stored before there was a promise, or a team, has none. */
function toInbox({ _id, createdAt: _created, updatedAt: _updated, ...inbox }: InboxDocument): StoredInbox {
  return { key: _id, ...inbox, promise: inbox.promise ?? DEFAULT_PROMISE, team: inbox.team ?? null, active: inbox.active ?? true };
}
