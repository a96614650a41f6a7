import type { CustomerView } from '../../protocol/contacts.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationSummary } from '../../protocol/conversation-summary.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { contactName } from '../conversations/index.ts';
import type { Blocks } from './blocks.ts';
import type { StoredContact } from './contact.ts';
import { contactLabel, contactOf } from './contact.ts';
import type { ContactConversationsStore } from './contact-conversations-store.ts';
import type { ContactStore } from './contact-store.ts';
import { survivor } from './recognise.ts';
import type { VisitStore } from './visit-store.ts';

/** What the view of a customer stands on. */
export interface CustomerParts {
  store: Pick<ContactStore, 'find' | 'ofVisitor'>;
  conversations: ContactConversationsStore;
  visits: VisitStore;
  blocks: Pick<Blocks, 'active'>;
  summaries(states: readonly ConversationState[]): Promise<readonly ConversationSummary[]>;
}

/** Who looks: not everybody sees internet addresses, and not everybody every conversation. */
export interface Viewer {
  seesAddresses: boolean;
  maySee(state: ConversationState): boolean;
}

/** Conversations shown of one customer. */
const CONVERSATIONS_MAX = 50;

/** The customer of a conversation. */
export async function customerOf(parts: CustomerParts, state: ConversationState, viewer: Viewer): Promise<CustomerView> {
  const contact = state.contact === null ? null : await survivor(parts.store, state.contact);
  const view = await viewOf(parts, contact, state.visitor, viewer);
  return { ...view, name: contact === null ? contactName(state) : contactLabel(contact), email: contact?.email ?? state.email, locale: contact?.locale ?? state.locale };
}

/** A contact by itself. */
export async function customerOfContact(parts: CustomerParts, contact: StoredContact, viewer: Viewer): Promise<CustomerView> {
  const view = await viewOf(parts, contact, contact.visitors.at(-1) ?? null, viewer);
  return { ...view, name: contactLabel(contact), email: contact.email, locale: contact.locale ?? 'en' };
}

async function viewOf(parts: CustomerParts, contact: StoredContact | null, visitor: VisitorId | null, viewer: Viewer): Promise<Omit<CustomerView, 'name' | 'email' | 'locale'>> {
  const contacts = contact === null ? [] : [contact.id, ...contact.absorbed.map(({ id }) => id)];
  // A contact's conversations are linked to it; of a visitor there is only the browser.
  const visitors = contact === null && visitor !== null ? [visitor] : [];
  const [found, visit, blocks] = await Promise.all([
    parts.conversations.newest({ contacts, visitors }, CONVERSATIONS_MAX),
    visitor === null ? null : parts.visits.read(visitor),
    parts.blocks.active(),
  ]);
  const states = found.filter((state) => viewer.maySee(state));
  const own = new Set<string>([...contacts, ...(visitor === null ? [] : [visitor]), ...(visit?.address ? [visit.address] : [])]);
  return {
    contact: contact && contactOf(contact),
    visit: visit && { ...visit, address: viewer.seesAddresses ? visit.address : null },
    firstSeenAt: Math.min(contact?.firstSeenAt ?? Number.MAX_SAFE_INTEGER, ...states.map(({ startedAt }) => startedAt), visit?.at ?? Number.MAX_SAFE_INTEGER),
    conversations: await parts.summaries(states),
    surveys: states.flatMap(({ id, surveys }) =>
      surveys.flatMap(({ csat, nps, solved, comment, steppedAt }) => {
        const at = Math.max(0, ...Object.values(steppedAt));
        return at === 0 ? [] : [{ conversation: id, csat, nps, solved, comment, at }];
      }),
    ),
    blocks: blocks.filter(({ kind, value }) => own.has(value) && (viewer.seesAddresses || (kind !== 'address' && kind !== 'range'))),
  };
}
