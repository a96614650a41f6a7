import type { ConversationId, VisitorId, ContactId } from '../../protocol/ids.ts';
import type { Reactor } from '../conversations/index.ts';
import type { StoredContact } from './contact.ts';
import { seenAs } from './contact.ts';
import type { ContactStore } from './contact-store.ts';
import { recognise } from './recognise.ts';

/** What linking stands on. `onSeen` hears in whose browser a contact was seen. */
export interface LinkParts {
  store: ContactStore;
  onSeen(contact: ContactId, visitor: VisitorId): Promise<void>;
}

/**
 * Gives conversations to contacts: to whom the browser belongs when one begins, to whose address or number is given
 * later. The link is for staff; a visitor never gets to see what belongs to the same contact elsewhere.
 */
export function linkReactor({ store, onSeen }: LinkParts): Reactor {
  return {
    name: 'contacts',
    startsAt: 'beginning',
    on: ['conversation.started', 'contact.email_given', 'callback.requested'],
    async react(event, { state, append }) {
      const { visitor } = state;
      const sighting = { seed: state.id as ConversationId, visitor, locale: state.locale, at: event.at };
      let contact: StoredContact | null = null;
      if (event.type === 'contact.email_given') contact = await recognise(store, { ...sighting, email: event.data.email });
      else if (event.type === 'callback.requested') contact = await recognise(store, { ...sighting, phone: event.data.phone });
      else if (visitor !== null) {
        const known = await store.ofVisitor(visitor);
        contact = known && (await store.update(known.id, (before) => seenAs(before, visitor, event.at)));
      }
      if (contact === null) return;
      if (visitor !== null) await onSeen(contact.id, visitor);
      if (state.contact === contact.id && state.contactName === contact.name) return;
      await append({ kind: 'system', id: 'contacts' }, { kind: 'link_contact', contact: contact.id, name: contact.name });
    },
  };
}
