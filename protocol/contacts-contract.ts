/** The commands about customers: who they are, what is kept of them, merging, keeping out. */
import * as v from 'valibot';
import { command } from './command.ts';
import type { Block, Contact, ContactField, ContactRow, CustomerView, MergePreview } from './contacts.ts';
import { BLOCK_KINDS, CONTACT_FIELD_KINDS } from './contacts.ts';
import { cursorSchema, emailSchema, limitSchema, localeSchema, messageTextSchema, nameSchema } from './fields.ts';
import { clientIdSchema, contactIdSchema, conversationIdSchema } from './ids.ts';

/** Most fields of the owner's making, tiers, tags of a contact, and notes kept of one. */
export const CONTACT_FIELDS_MAX = 40;
export const TIERS_MAX = 12;
export const CONTACT_TAGS_MAX = 30;
export const CONTACT_NOTES_MAX = 200;

const KEY = /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/;
const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const keySchema = v.pipe(v.string(), v.maxLength(40), v.regex(KEY, 'must be lower-case words joined by underscores'));
const daySchema = v.pipe(v.string(), v.regex(DAY, 'must be a day such as 2026-03-31'));
const lineSchema = v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(60));
/** One tag: a short line. */
export const tagSchema = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.minLength(1, 'must not be blank'), v.maxLength(40));
/** A telephone number as people write it; the server makes it international. */
export const phoneTextSchema = v.pipe(v.string(), v.trim(), v.maxLength(40), v.regex(/^[+\d][\d\s()./-]{4,}$/, 'must be a telephone number'));
const fieldValueSchema = v.union([v.pipe(v.string(), v.trim(), v.maxLength(500)), v.pipe(v.number(), v.finite()), v.boolean()]);

const factEntries = {
  name: v.optional(v.nullable(nameSchema)),
  email: v.optional(v.nullable(emailSchema)),
  phone: v.optional(v.nullable(phoneTextSchema)),
  locale: v.optional(v.nullable(localeSchema)),
  tier: v.optional(v.nullable(lineSchema)),
  agreement: v.optional(v.nullable(v.object({ plan: nameSchema, startsOn: v.nullable(daySchema), renewsOn: v.nullable(daySchema) }))),
  /** Null takes a value away. */
  fields: v.optional(v.pipe(v.record(keySchema, v.nullable(fieldValueSchema)), v.check((fields) => Object.keys(fields).length <= CONTACT_FIELDS_MAX, `must be at most ${CONTACT_FIELDS_MAX}`))),
  tags: v.optional(v.pipe(v.array(tagSchema), v.maxLength(CONTACT_TAGS_MAX), v.transform((tags) => [...new Set(tags)]))),
};

/** What is given of a contact, by hand or by another program: only what is named changes. */
export const contactChangeSchema = v.object(factEntries);
/** A change of a contact. */
export type ContactChange = v.InferOutput<typeof contactChangeSchema>;

/** What people make of the contacts of their company. A change names the version it is based on. */
export interface ContactSettings {
  version: number;
  fields: readonly ContactField[];
  tiers: readonly string[];
}

const isUnique = (keys: string[]): boolean => new Set(keys).size === keys.length;
const contactFieldSchema = v.pipe(
  v.object({
    key: keySchema,
    label: lineSchema,
    kind: v.picklist(CONTACT_FIELD_KINDS),
    choices: v.pipe(v.array(lineSchema), v.maxLength(40), v.check(isUnique, 'must each be there once')),
  }),
  v.forward(v.check(({ kind, choices }) => kind !== 'choice' || choices.length > 0, 'must name at least one choice'), ['choices']),
);
const versionSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
const inContact = { contact: contactIdSchema };
const mergeSides = v.pipe(v.record(v.pipe(v.string(), v.maxLength(60)), v.picklist(['into', 'from'])), v.check((sides) => Object.keys(sides).length <= 60, 'must be at most 60'));

/** The commands about contacts. */
export const contactsContract = {
  /** The customer of a conversation with all that is known of them. */
  'customer.read': command<{ customer: CustomerView }>()(v.object({ conversation: conversationIdSchema })),
  /** Latest activity first; `query` is words of name, address, number, notes and fields. */
  'contacts.list': command<{ contacts: readonly ContactRow[]; next: string | null }>()(
    v.object({ query: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))), cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  'contacts.read': command<{ customer: CustomerView }>()(v.object(inContact)),
  /** Refused with `conflict` where the address belongs to somebody already. */
  'contacts.create': command<{ contact: Contact }>()(v.object({ clientId: clientIdSchema, ...factEntries })),
  /** Makes a contact of the visitor of a conversation, or gives the conversation to one that is there. */
  'contacts.assign': command<{ contact: Contact }>()(
    v.object({ conversation: conversationIdSchema, clientId: clientIdSchema, contact: v.optional(contactIdSchema), name: v.optional(nameSchema), email: v.optional(emailSchema), phone: v.optional(phoneTextSchema) }),
  ),
  /**
   * Changes what is named in `change`, where it still is as in `was`; refused with `conflict` where somebody else has
   * changed the same.
   */
  'contacts.change': command<{ contact: Contact }>()(v.object({ ...inContact, change: contactChangeSchema, was: contactChangeSchema })),
  'contacts.note': command<{ contact: Contact }>()(v.object({ ...inContact, clientId: clientIdSchema, text: messageTextSchema })),
  /** One's own, or any with the right to manage contacts. */
  'contacts.remove_note': command<{ contact: Contact }>()(v.object({ ...inContact, note: v.pipe(v.string(), v.maxLength(64)) })),
  'contacts.consent': command<{ contact: Contact }>()(v.object({ ...inContact, kind: lineSchema, version: lineSchema, given: v.boolean() })),
  'contacts.merge_preview': command<{ preview: MergePreview }>()(v.object({ into: contactIdSchema, from: contactIdSchema })),
  /** `revisions` are those that were shown: refused with `conflict` where one of them has changed since. */
  'contacts.merge': command<{ contact: Contact }>()(
    v.object({ into: contactIdSchema, from: contactIdSchema, choices: mergeSides, revisions: v.object({ into: versionSchema, from: versionSchema }) }),
  ),
  /** Takes a merge back for as long as both are kept, which is 30 days. */
  'contacts.unmerge': command<{ contact: Contact }>()(v.object({ into: contactIdSchema, from: contactIdSchema })),
  'contact_settings.read': command<{ settings: ContactSettings }>()(v.object({})),
  'contact_settings.change': command<{ settings: ContactSettings }>()(
    v.object({
      version: versionSchema,
      fields: v.pipe(v.array(contactFieldSchema), v.maxLength(CONTACT_FIELDS_MAX), v.check((fields) => isUnique(fields.map(({ key }) => key)), 'must have keys of their own')),
      tiers: v.pipe(v.array(lineSchema), v.maxLength(TIERS_MAX), v.check(isUnique, 'must each be there once')),
    }),
  ),
  'blocks.list': command<{ blocks: readonly Block[]; next: string | null }>()(
    v.object({ state: v.picklist(['active', 'over']), cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  /** Keeps somebody out at once. Without `until` it lasts until it is lifted. */
  'blocks.add': command<{ block: Block }>()(
    v.object({
      clientId: clientIdSchema,
      kind: v.picklist(BLOCK_KINDS),
      value: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(64)),
      label: nameSchema,
      reason: v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(300)),
      until: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15))),
    }),
  ),
  'blocks.lift': command<{ block: Block }>()(v.object({ block: v.pipe(v.string(), v.maxLength(64)) })),
} as const;
