import type { Connection } from 'mongoose';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { newestFirst } from '../storage/newest-first.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import { createVocabulary } from '../storage/vocabulary-store.ts';
import type { StoredContact } from './contact.ts';
import { contactWords } from './contact.ts';

/** Which contacts a list wants, latest activity first. `before` is exclusive; each of `words` is the beginning of one. */
export interface ContactQuery {
  words: readonly string[];
  before?: { at: number; id: string } | undefined;
  now: number;
  limit: number;
}

/** Reads and writes contacts. */
export interface ContactStore {
  /** The contact of an id, merged ones too. */
  find(id: ContactId): Promise<StoredContact | null>;
  /** Whom this browser was seen as last. */
  ofVisitor(visitor: VisitorId): Promise<StoredContact | null>;
  ofPhone(phone: string): Promise<StoredContact | null>;
  /** Whose address it is. */
  holderOf(email: string): Promise<ContactId | null>;
  /** Makes an address that contact's unless it is somebody's; whose it is now. */
  claim(email: string, contact: ContactId): Promise<ContactId>;
  /** Gives an address to another contact, or to nobody. */
  hand(email: string, from: ContactId, to: ContactId | null): Promise<void>;
  /** Stores a new contact; the one that is there where the id is taken. */
  create(contact: StoredContact): Promise<StoredContact>;
  /** Changes a contact, again where somebody else was faster. Throws AppError `not_found`, and whatever `change` throws. */
  update(id: ContactId, change: (contact: StoredContact) => StoredContact): Promise<StoredContact>;
  list(query: ContactQuery): Promise<readonly StoredContact[]>;
  /** Contacts that were merged before this time (milliseconds since the Unix epoch), or all that are. */
  merged(before: number, limit: number): Promise<readonly StoredContact[]>;
  remove(id: ContactId): Promise<void>;
}

interface ContactDocument {
  _id: string;
  contact: StoredContact;
  revision: number;
  listed: boolean;
  visitors: readonly string[];
  phone: string | null;
  words: readonly string[];
  lastSeenAt: Date;
  mergedAt: Date | null;
}

/** The indexes of contacts; every list reads a bounded prefix of one. */
export const contactIndexes = defineIndexes(
  'contacts',
  [{ listed: 1, lastSeenAt: -1, _id: -1 }],
  [{ words: 1, lastSeenAt: -1 }],
  [{ visitors: 1, lastSeenAt: -1 }],
  [{ phone: 1 }],
  [{ mergedAt: 1 }],
);

/** Writers of one contact that lose against each other try again so often. */
const ATTEMPTS = 8;
/** Words that one beginning stands for at most; what is typed further on stands for fewer. */
const COMPLETIONS_MAX = 60;

/** Contacts over a connection. */
export function createContactStore(connection: Connection): ContactStore {
  const contacts = connection.collection<ContactDocument>('contacts');
  const keys = connection.collection<{ _id: string; contact: string }>('contact_keys');
  const vocabulary = createVocabulary(connection, 'contact_words');
  const keyOf = (email: string): string => `email:${email}`;
  const first = async (filter: object): Promise<StoredContact | null> => (await contacts.find({ ...filter, listed: true }, { sort: { lastSeenAt: -1 }, limit: 1 }).toArray())[0]?.contact ?? null;

  async function put(contact: StoredContact): Promise<ContactDocument> {
    const { id, revision, visitors, phone, lastSeenAt, merged } = contact;
    const words = merged === null ? contactWords(contact) : [];
    await vocabulary.note(words);
    return { _id: id, contact, revision, listed: merged === null, visitors, phone, words, lastSeenAt: new Date(lastSeenAt), mergedAt: merged && new Date(merged.at) };
  }

  const find = async (id: ContactId): Promise<StoredContact | null> => (await contacts.findOne({ _id: id }))?.contact ?? null;
  return {
    find,
    ofVisitor: (visitor) => first({ visitors: visitor }),
    ofPhone: (phone) => first({ phone }),
    holderOf: async (email) => ((await keys.findOne({ _id: keyOf(email) }))?.contact ?? null) as ContactId | null,
    async claim(email, contact) {
      try {
        await keys.insertOne({ _id: keyOf(email), contact });
        return contact;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        return ((await keys.findOne({ _id: keyOf(email) }))?.contact ?? contact) as ContactId;
      }
    },
    async hand(email, from, to) {
      const held = { _id: keyOf(email), contact: from };
      if (to === null) await keys.deleteOne(held);
      else await keys.updateOne(held, { $set: { contact: to } });
    },
    async create(contact) {
      try {
        await contacts.insertOne(await put(contact));
        return contact;
      } catch (error) {
        const there = isDuplicateKey(error) ? await find(contact.id) : null;
        if (there === null) throw error;
        return there;
      }
    },
    async update(id, change) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const before = await find(id);
        if (before === null) throw new AppError('not_found', 'There is no such contact.');
        const changed = change(before);
        if (changed === before) return before;
        const after = { ...changed, revision: before.revision + 1 };
        const { _id, ...fields } = await put(after);
        const { matchedCount } = await contacts.updateOne({ _id, revision: before.revision }, { $set: fields });
        if (matchedCount === 1) return after;
      }
      throw new AppError('conflict', 'Several people change this contact at the same moment. Try again.');
    },
    async list({ words, before, now, limit }) {
      const found = await Promise.all(words.map((word) => vocabulary.completions(word, COMPLETIONS_MAX)));
      if (found.some((completions) => completions.length === 0)) return [];
      const matching = found.length === 0 ? {} : { $and: found.map((completions) => ({ words: { $in: [...completions] } })) };
      const after = before && { $or: [{ lastSeenAt: { $lt: new Date(before.at) } }, { lastSeenAt: new Date(before.at), _id: { $lt: before.id } }] };
      const rows = await newestFirst({ top: (before?.at ?? now) + 1, limit }, (lastSeenAt, rest) =>
        contacts.find({ listed: true, lastSeenAt, ...matching, ...after } as object, { sort: { lastSeenAt: -1, _id: -1 }, limit: rest }).toArray(),
      );
      return rows.map(({ contact }) => contact);
    },
    async merged(before, limit) {
      const filter = { mergedAt: { $gt: new Date(0), $lte: new Date(before) } };
      return (await contacts.find(filter, { sort: { mergedAt: 1 }, limit }).toArray()).map(({ contact }) => contact);
    },
    remove: async (id) => void (await contacts.deleteOne({ _id: id })),
  };
}
