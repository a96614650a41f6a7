import { createHash } from 'node:crypto';
import type { AuditObject } from '../../protocol/audit-contract.ts';
import type { Contact, ContactRow } from '../../protocol/contacts.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/conversation-summary.ts';
import type { ContactId, ConversationId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import { maskText } from '../kernel/mask-text.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { contactLabel } from './contact.ts';
import type { Contacts } from './create-contacts.ts';
import type { Viewer } from './read-customer.ts';
import { customerOf, customerOfContact } from './read-customer.ts';

/** The commands about contacts. */
export type ContactHandlers = Pick<StaffHandlers, Extract<keyof StaffHandlers, `contacts.${string}` | `customer.${string}` | `contact_settings.${string}`>>;

/** Somebody looked at a customer's data or changed it: what is kept for the audit log. */
export type Audited = (context: StaffContext, record: { action: string; object: AuditObject; before?: unknown; after?: unknown; onceAnHour?: boolean }) => void;

/** What they stand on. */
export interface ContactCommandParts {
  contacts: Contacts;
  log: Pick<ConversationLog, 'peek' | 'append'>;
  summaries(states: readonly ConversationState[]): Promise<readonly ConversationSummary[]>;
  /** Whether somebody may see a conversation. */
  maySee(user: StaffContext['user']): Promise<(state: ConversationState) => boolean>;
  audited: Audited;
  /** Tells everybody who may have the contact on the screen. */
  tell(contact: ContactId): void;
}

/** Open conversations that hear of a new name. */
const RENAMED_MAX = 200;

/** Refuses who does not have the right. Throws AppError `forbidden`. */
export function assertMay({ user }: StaffContext, permission: Permission, what: string): void {
  if (!can(user, permission)) throw new AppError('forbidden', `Your role does not include ${what}.`);
}

/** Handlers of the commands about contacts. */
export function contactCommands(parts: ContactCommandParts): ContactHandlers {
  const { contacts, log, audited } = parts;
  const assertReads = (context: StaffContext): void => assertMay(context, 'contacts', 'customers’ data');
  const assertManages = (context: StaffContext): void => assertMay(context, 'contacts.manage', 'managing contacts');
  const viewer = async ({ user }: StaffContext): Promise<Viewer> => ({ seesAddresses: can(user, 'contacts.manage'), maySee: await parts.maySee(user) });
  const customer = { store: contacts.store, conversations: contacts.conversations, visits: contacts.visits, blocks: contacts.blocks, summaries: parts.summaries };

  async function existing(context: StaffContext, id: ConversationId): Promise<ConversationState> {
    const state = await log.peek(id);
    if (state.seq === 0 || !(await parts.maySee(context.user))(state)) throw new AppError('not_found', 'There is no such conversation.');
    return state;
  }

  async function link(context: StaffContext, conversation: ConversationId, clientId: string, contact: Contact): Promise<void> {
    const { id, name } = context.user;
    try {
      await log.append({ conversation, actor: { kind: 'agent', id, name }, clientId, command: { kind: 'link_contact', contact: contact.id, name: contact.name } });
    } catch (error) {
      // It belongs to them already.
      if (!(error instanceof AppError && error.code === 'conflict')) throw error;
    }
  }

  /** Lists call the customer of an open conversation by the new name; what is over keeps the one it had. */
  async function tellName(context: StaffContext, contact: Contact): Promise<void> {
    const open = await contacts.conversations.open([contact.id, ...contact.absorbed.map(({ id }) => id)], RENAMED_MAX);
    for (const { id, contact: linked, contactName } of open) {
      if (linked !== contact.id || contactName !== contact.name) await link(context, id, `contact.${contact.id}.${contact.revision}`, contact);
    }
  }

  const changed = async (context: StaffContext, id: ContactId, action: string, work: () => Promise<Contact>): Promise<{ contact: Contact }> => {
    assertReads(context);
    const before = await contacts.find(id);
    const contact = await work();
    if (contact.revision !== before.revision) audited(context, { action, object: aboutContact(contact), before: factsOf(before), after: factsOf(contact) });
    if (contact.revision !== before.revision) parts.tell(contact.id);
    if (contact.name !== before.name) await tellName(context, contact);
    return { contact };
  };

  return {
    async 'customer.read'(context, { conversation }) {
      assertReads(context);
      const state = await existing(context, conversation);
      return { customer: await customerOf(customer, state, await viewer(context)) };
    },
    async 'contacts.list'(context, query) {
      assertReads(context);
      const { contacts: found, next } = await contacts.list(query);
      return { contacts: found.map(rowOf), next };
    },
    async 'contacts.read'(context, { contact }) {
      assertReads(context);
      const found = await contacts.find(contact);
      audited(context, { action: 'contact.viewed', object: aboutContact(found), onceAnHour: true });
      return { customer: await customerOfContact(customer, found, await viewer(context)) };
    },
    async 'contacts.create'(context, { clientId, ...facts }) {
      assertReads(context);
      const contact = await contacts.create(`${context.user.id} ${clientId}`, facts);
      audited(context, { action: 'contact.created', object: aboutContact(contact), after: factsOf(contact) });
      return { contact };
    },
    async 'contacts.assign'(context, { conversation, clientId, contact: id, ...facts }) {
      assertReads(context);
      const state = await existing(context, conversation);
      const known = state.contact === null ? null : await contacts.forConversation(state);
      if (id === undefined && known !== null) throw new AppError('conflict', 'Somebody else has named this customer meanwhile.');
      const seen = { seed: conversation, visitor: state.visitor, at: state.lastAt };
      const contact = id === undefined ? await contacts.recognise({ ...seen, locale: state.locale, ...facts }) : await contacts.find(id);
      await link(context, conversation, clientId, contact);
      audited(context, { action: 'contact.assigned', object: aboutContact(contact), after: { conversation } });
      return { contact };
    },
    'contacts.change': (context, { contact, change, was }) => changed(context, contact, 'contact.changed', () => contacts.change(contact, change, was)),
    'contacts.note': (context, { contact, clientId, text }) =>
      changed(context, contact, 'contact.noted', () => {
        const { id, name } = context.user;
        const note = createHash('sha256').update(`${id} ${clientId}`).digest('base64url').slice(0, 22);
        return contacts.addNote(contact, { id: note, text: maskText(text), by: { id, name } });
      }),
    'contacts.remove_note': (context, { contact, note }) =>
      changed(context, contact, 'contact.note_removed', () => contacts.removeNote(contact, note, (by) => by === context.user.id || can(context.user, 'contacts.manage'))),
    'contacts.consent': (context, { contact, given, ...consent }) => changed(context, contact, 'contact.consent', () => contacts.setConsent(contact, consent, given)),
    async 'contacts.merge_preview'(context, { into, from }) {
      assertManages(context);
      return { preview: await contacts.previewMerge(into, from) };
    },
    'contacts.merge'(context, request) {
      assertManages(context);
      return changed(context, request.into, 'contact.merged', () => contacts.merge({ ...request, by: context.user.name }));
    },
    async 'contacts.unmerge'(context, { into, from }) {
      assertManages(context);
      const answer = await changed(context, into, 'contact.unmerged', () => contacts.unmerge(into, from));
      await tellName(context, await contacts.find(from));
      return answer;
    },
    async 'contact_settings.read'(context) {
      assertReads(context);
      return { settings: await contacts.settings.read() };
    },
    async 'contact_settings.change'(context, { version, ...rules }) {
      assertMay(context, 'settings', 'changing settings');
      const before = await contacts.settings.read();
      const settings = await contacts.settings.change(version, rules);
      audited(context, { action: 'contact_settings.changed', object: { kind: 'setting', id: 'contacts', name: null }, before, after: settings });
      return { settings };
    },
  };
}

/** A contact as the audit log names it. */
export const aboutContact = (contact: Pick<Contact, 'id' | 'name' | 'email' | 'phone'>): AuditObject => ({ kind: 'contact', id: contact.id, name: contactLabel(contact) });

const rowOf = ({ id, name, email, phone, tier, verified, tags, lastSeenAt }: Contact): ContactRow => ({ id, name, email, phone, tier, verified, tags, lastSeenAt });

/** What the audit log keeps of a contact: what can be changed, without what others wrote about them. */
const factsOf = ({ name, email, phone, locale, tier, agreement, fields, tags, verified }: Contact) => ({ name, email, phone, locale, tier, agreement, fields, tags, verified });
