import type { Connection } from 'mongoose';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';

/** Reads which conversations a customer has had, from the summaries of conversations. */
export interface ContactConversationsStore {
  /** The newest of all these contacts and browsers. */
  newest(who: { contacts: readonly ContactId[]; visitors: readonly VisitorId[] }, limit: number): Promise<readonly ConversationState[]>;
  count(contacts: readonly ContactId[]): Promise<number>;
  /** Those that are not resolved, at most `limit`. */
  open(contacts: readonly ContactId[], limit: number): Promise<readonly ConversationState[]>;
}

interface SummaryDocument {
  _id: string;
  state: ConversationState;
  contact: string | null;
  visitor: string | null;
  open: boolean;
  lastAt: Date;
}

/** Over a connection. Each query has a contact or a browser as its bound, which few conversations share. */
export function createContactConversationsStore(connection: Connection): ContactConversationsStore {
  const conversations = connection.collection<SummaryDocument>('conversations');
  const page = { projection: { state: 1 }, sort: { lastAt: -1 } } as const;
  return {
    async newest({ contacts, visitors }, limit) {
      const bounds = [...contacts.map((contact) => ({ contact })), ...visitors.map((visitor) => ({ visitor }))];
      const found = await Promise.all(bounds.map((filter) => conversations.find(filter, { ...page, limit }).toArray()));
      const wanted = new Set<string | null>(contacts);
      // A browser that two people share has conversations of both.
      const own = found.flat().map(({ state }) => state).filter(({ contact }) => contact === null || contacts.length === 0 || wanted.has(contact));
      return [...new Map(own.map((state) => [state.id, state])).values()].sort((a, b) => b.lastAt - a.lastAt).slice(0, limit);
    },
    async count(contacts) {
      const counts = await Promise.all(contacts.map((contact) => conversations.countDocuments({ contact })));
      return counts.reduce((sum, count) => sum + count, 0);
    },
    async open(contacts, limit) {
      const found = await Promise.all(contacts.map((contact) => conversations.find({ contact }, { ...page, limit }).toArray()));
      return found.flat().map(({ state }) => state).filter(({ status }) => status !== 'resolved');
    },
  };
}
