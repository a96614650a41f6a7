/**
 * A contact as it is kept. Everything that changes one goes through `ContactStore.update`, which replaces the whole
 * document where its revision is still the one that was read. A merged contact stays for 30 days, unlisted, with what it
 * was; the one that it was merged into answers for it.
 */
import type { Contact, Verified } from '../../protocol/contacts.ts';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { foldedWords } from '../knowledge-base/index.ts';

/** A merge as the contact remembers it that was merged into another. */
export interface MergeRecord {
  into: ContactId;
  at: number;
  by: string;
  /** The other one before and after the merge: what is still as after it is set back by an undo. */
  before: Contact;
  after: Contact;
}

/** A contact with what only the server knows of it. */
export interface StoredContact extends Contact {
  merged: MergeRecord | null;
}

/** How long a merge can be taken back, in milliseconds: 30 days. */
export const UNMERGE_MS = 30 * 24 * 60 * 60 * 1000;
/** Most words of one contact that searches look at. */
const WORDS_MAX = 400;
/** Most browsers that are remembered as one person's. */
const VISITORS_MAX = 50;

/** A contact of whom only the id is known. Times are milliseconds since the Unix epoch. */
export function newContact(id: ContactId, at: number): StoredContact {
  return {
    id,
    name: null,
    email: null,
    phone: null,
    locale: null,
    tier: null,
    agreement: null,
    verified: 'none',
    fields: {},
    tags: [],
    consents: [],
    notes: [],
    visitors: [],
    firstSeenAt: at,
    lastSeenAt: at,
    revision: 0,
    absorbed: [],
    merged: null,
  };
}

/** What others get to see of it. */
export function contactOf({ merged: _merged, ...contact }: StoredContact): Contact {
  return contact;
}

/** How a contact is called: by name, else by address, else by number. */
export function contactLabel({ name, email, phone }: Pick<Contact, 'name' | 'email' | 'phone'>): string {
  return name ?? email ?? phone ?? 'Contact';
}

/** The same contact seen at `at` in the browser of `visitor`. */
export function seenAs(contact: StoredContact, visitor: VisitorId | null, at: number): StoredContact {
  const visitors = visitor === null ? contact.visitors : [...contact.visitors.filter((known) => known !== visitor), visitor].slice(-VISITORS_MAX);
  return { ...contact, visitors, lastSeenAt: Math.max(contact.lastSeenAt, at), firstSeenAt: Math.min(contact.firstSeenAt, at) };
}

/** The same contact, who has shown in the browser of `visitor` who they are: by mail, or because the site vouches for them. */
export function provenAs(contact: StoredContact, visitor: VisitorId, how: Exclude<Verified, 'none'>, at: number): StoredContact {
  const provenIn = [...(contact.provenIn ?? []).filter((known) => known !== visitor), visitor].slice(-VISITORS_MAX);
  return { ...seenAs(contact, visitor, at), provenIn, verified: contact.verified === 'signed' ? 'signed' : how };
}

/** The folded words by which a contact is found, each once. */
export function contactWords({ name, email, phone, tags, notes, fields, agreement, tier }: Contact): readonly string[] {
  const values = Object.values(fields).filter((value) => typeof value === 'string');
  const texts = [name, email, email?.replace(/@.*/, ''), agreement?.plan, tier, ...tags, ...values, ...notes.map(({ text }) => text)];
  const words = texts.flatMap((text) => (text ? foldedWords(text, WORDS_MAX) : []));
  // A number is looked for with or without its country, and rarely with its plus.
  const digits = phone?.replace(/\D/g, '') ?? '';
  const numbers = digits === '' ? [] : [digits, ...(digits.length > 6 ? [digits.slice(-6)] : [])];
  return [...new Set([...words, ...numbers])].slice(0, WORDS_MAX);
}
