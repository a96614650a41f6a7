/**
 * A contact is a person the company recognises, because they gave an address or a number, or because an agent named
 * them. A visitor who never writes does not become one. What the company keeps of a contact beside the fixed facts are
 * fields of its own making.
 */
import type { ConversationSummary } from './conversation-summary.ts';
import type { ContactId, ConversationId, UserId, VisitorId } from './ids.ts';

/** How sure it is that a contact is who they say: not at all, they read mail at their address, or the site vouches for them. */
export type Verified = 'none' | 'email' | 'signed';

/** What a field of the owner's making can hold. */
export const CONTACT_FIELD_KINDS = ['text', 'number', 'date', 'yes_no', 'choice', 'link'] as const;
/** What a field of the owner's making can hold. */
export type ContactFieldKind = (typeof CONTACT_FIELD_KINDS)[number];

/** A field of the owner's making. `choices` are those of the kind `choice`. */
export interface ContactField {
  key: string;
  label: string;
  kind: ContactFieldKind;
  choices: readonly string[];
}

/** The value of such a field; dates as "YYYY-MM-DD". */
export type FieldValue = string | number | boolean;

/** What was agreed with a customer. Days as "YYYY-MM-DD". */
export interface Agreement {
  plan: string;
  startsOn: string | null;
  renewsOn: string | null;
}

/** That a contact agreed to something, in which wording, and whether they took it back. Milliseconds since the Unix epoch. */
export interface Consent {
  kind: string;
  version: string;
  givenAt: number;
  withdrawnAt: number | null;
}

/** What somebody of the company wrote about a contact. */
export interface ContactNote {
  id: string;
  text: string;
  by: { id: UserId; name: string };
  at: number;
}

/** What people can change of a contact by hand. */
export interface ContactFacts {
  name: string | null;
  /** Folded to lower case; no two contacts have the same. */
  email: string | null;
  /** International (E.164), such as "+353209100142". */
  phone: string | null;
  locale: string | null;
  /** One of the owner's tiers. */
  tier: string | null;
  agreement: Agreement | null;
}

/** A person we recognise. Times are milliseconds since the Unix epoch. */
export interface Contact extends ContactFacts {
  id: ContactId;
  verified: Verified;
  fields: Readonly<Record<string, FieldValue>>;
  tags: readonly string[];
  consents: readonly Consent[];
  notes: readonly ContactNote[];
  visitors: readonly VisitorId[];
  /** The browsers in which they have shown who they are; missing where in none. An address that somebody types shows nothing. */
  provenIn?: readonly VisitorId[];
  firstSeenAt: number;
  lastSeenAt: number;
  revision: number;
  /** Contacts that were merged into this one; what they have talked about belongs to it. */
  absorbed: readonly { id: ContactId; name: string; at: number; by: string; undoUntil: number }[];
}

/** A row of the list of contacts. */
export type ContactRow = Pick<Contact, 'id' | 'name' | 'email' | 'phone' | 'tier' | 'verified' | 'tags' | 'lastSeenAt'>;

/** What is known of a customer's present visit. */
export interface Visit {
  /** The latest last. */
  pages: readonly { url: string; title: string; at: number }[];
  /** The browser and system, in words, such as "Firefox on Windows". */
  device: string | null;
  /** The internet address, for those who may block it; null for others, and where none is known. */
  address: string | null;
  at: number;
}

/** Whom a block keeps out. */
export const BLOCK_KINDS = ['contact', 'visitor', 'address', 'range'] as const;
/** Whom a block keeps out: a contact, one browser, an internet address, or a range of them ("203.0.113.0/24"). */
export type BlockKind = (typeof BLOCK_KINDS)[number];

/** Somebody is kept out until a time, or until it is lifted. */
export interface Block {
  id: string;
  kind: BlockKind;
  /** The id, address or range. */
  value: string;
  /** Whom it means, in words. */
  label: string;
  reason: string;
  by: { id: UserId; name: string };
  at: number;
  until: number | null;
  lifted: { at: number; by: string } | null;
}

/** Everything about the customer of a conversation. `contact` is null for a visitor whom nobody has named. */
export interface CustomerView {
  /** How lists call them. */
  name: string;
  contact: Contact | null;
  /** As the conversation has it. */
  email: string | null;
  locale: string;
  visit: Visit | null;
  firstSeenAt: number;
  conversations: readonly ConversationSummary[];
  surveys: readonly { conversation: ConversationId; csat: number | null; nps: number | null; solved: 'yes' | 'partly' | 'no' | null; comment: string | null; at: number }[];
  blocks: readonly Block[];
}

/** Facts of which a merge keeps one. */
export const MERGED_FACTS = ['name', 'email', 'phone', 'locale', 'tier', 'agreement'] as const;
/** Which of the two contacts a fact is taken from. */
export type MergeSide = 'into' | 'from';

/** What a merge would do. `choices` are what is proposed for the facts (and fields, as "fields.KEY") that differ. */
export interface MergePreview {
  into: Contact;
  from: Contact;
  choices: Readonly<Record<string, MergeSide>>;
  conversations: { into: number; from: number };
}
