import type { Consent, Contact, MergePreview, Verified } from '../../protocol/contacts.ts';
import type { ContactChange } from '../../protocol/contacts-contract.ts';
import { CONTACT_NOTES_MAX } from '../../protocol/contacts-contract.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ContactId, UserId, VisitorId } from '../../protocol/ids.ts';
import { ID } from '../../protocol/ids.ts';
import type { Reactor } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import { foldedWords } from '../knowledge-base/index.ts';
import type { Store } from '../storage/store.ts';
import type { Blocks } from './blocks.ts';
import { createBlocks } from './blocks.ts';
import { createBlockStore } from './block-store.ts';
import { changeContact, checkedChange, takeAddress, withChange } from './change-contact.ts';
import type { StoredContact } from './contact.ts';
import { contactOf, newContact, provenAs } from './contact.ts';
import type { ContactConversationsStore } from './contact-conversations-store.ts';
import { createContactConversationsStore } from './contact-conversations-store.ts';
import type { ContactSettingsKeeper } from './contact-settings.ts';
import { createContactSettings } from './contact-settings.ts';
import type { ContactStore } from './contact-store.ts';
import { createContactStore } from './contact-store.ts';
import { linkReactor } from './link-reactor.ts';
import type { MergeRequest } from './merge-contacts.ts';
import { mergeContacts, previewMerge, settleMerges, unmergeContacts } from './merge-contacts.ts';
import type { Sighting } from './recognise.ts';
import { contactIdFrom, recognise, survivor } from './recognise.ts';
import type { Standing } from './standing.ts';
import { readerOf, standingOf } from './standing.ts';
import type { VisitStore } from './visit-store.ts';
import { createVisitStore } from './visit-store.ts';

/** Contacts, wired. Everything that changes one throws AppError `not_found`, `conflict` or `invalid_payload`. */
export interface Contacts {
  store: ContactStore;
  settings: ContactSettingsKeeper;
  blocks: Blocks;
  visits: VisitStore;
  conversations: ContactConversationsStore;
  reactors: readonly Reactor[];
  /** Whose conversation it is; null for a visitor whom nobody has named. Merged contacts answer as one. */
  forConversation(state: Pick<ConversationState, 'contact'>): Promise<Contact | null>;
  find(id: ContactId): Promise<StoredContact>;
  /** Latest activity first; with words, those in which all of them begin some word. */
  list(query: { query?: string | undefined; cursor?: string | undefined; limit?: number | undefined }): Promise<{ contacts: readonly Contact[]; next: string | null }>;
  /** Makes one by hand; the same `seed` makes one. */
  create(seed: string, facts: ContactChange): Promise<Contact>;
  recognise(sighting: Sighting): Promise<Contact>;
  change(id: ContactId, change: ContactChange, was: ContactChange): Promise<Contact>;
  /** What is known of the customer of a conversation. */
  standing(state: Pick<ConversationState, 'contact' | 'visitor'>): Promise<Standing>;
  /** What the customer of a conversation may read. */
  readerOf(state: Pick<ConversationState, 'contact' | 'visitor'>): Promise<CustomerReader>;
  /** What whoever sits at this browser may read. */
  readerIn(visitor: VisitorId): Promise<CustomerReader>;
  /** A contact has shown in this browser who they are. */
  prove(id: ContactId, visitor: VisitorId, how: Exclude<Verified, 'none'>): Promise<Contact>;
  /** Somebody has shown that they read mail at this address. */
  confirmEmail(email: string): Promise<void>;
  addNote(id: ContactId, note: { id: string; text: string; by: { id: UserId; name: string } }): Promise<Contact>;
  /** `mayRemove` answers for the note as it is. */
  removeNote(id: ContactId, note: string, mayRemove: (by: UserId) => boolean): Promise<Contact>;
  /** Records that somebody agreed to a wording, or took it back. */
  setConsent(id: ContactId, consent: Pick<Consent, 'kind' | 'version'>, given: boolean): Promise<Contact>;
  previewMerge(into: ContactId, from: ContactId): Promise<MergePreview>;
  merge(request: Omit<MergeRequest, 'now'>): Promise<Contact>;
  unmerge(into: ContactId, from: ContactId): Promise<Contact>;
  /** Finishes what was cut off, and forgets what is over. */
  housekeep(): Promise<void>;
}

type CustomerReader = ReturnType<typeof readerOf>;
const LIMIT_DEFAULT = 50;
/** Words of one search that count. */
const SEARCH_WORDS_MAX = 8;

/** Wires contacts over a store. */
export function createContacts({ store: all, clock }: { store: Pick<Store, 'connection' | 'assertWritable'>; clock: Clock }): Contacts {
  const { connection } = all;
  const store = createContactStore(connection);
  const settings = createContactSettings(all, clock);
  const blocks = createBlocks(createBlockStore(connection), clock);
  const conversations = createContactConversationsStore(connection);
  const idsOf = ({ id, absorbed }: Contact): ContactId[] => [id, ...absorbed.map((one) => one.id)];

  async function find(id: ContactId): Promise<StoredContact> {
    const contact = await survivor(store, id);
    if (contact === null) throw new AppError('not_found', 'There is no such contact.');
    return contact;
  }
  const forConversation = async ({ contact }: Pick<ConversationState, 'contact'>): Promise<Contact | null> => {
    const found = contact === null ? null : await survivor(store, contact);
    return found && contactOf(found);
  };
  const inBrowser = async (visitor: VisitorId | null): Promise<Standing> => standingOf(visitor === null ? null : await store.ofVisitor(visitor), visitor);
  // A conversation that begins is given to the contact of its browser a moment later.
  const standing = async (state: Pick<ConversationState, 'contact' | 'visitor'>): Promise<Standing> =>
    state.contact === null ? inBrowser(state.visitor) : standingOf(await forConversation(state), state.visitor);
  const update = async (id: ContactId, change: (contact: StoredContact) => StoredContact): Promise<Contact> => contactOf(await store.update((await find(id)).id, change));

  return {
    store,
    settings,
    blocks,
    visits: createVisitStore(connection),
    conversations,
    reactors: [linkReactor({ store, onSeen: (contact, visitor) => blocks.follow(contact, visitor) })],
    find,
    forConversation,
    standing,
    readerOf: async (state) => readerOf(await standing(state)),
    readerIn: async (visitor) => readerOf(await inBrowser(visitor)),
    prove: (id, visitor, how) => update(id, (contact) => provenAs(contact, visitor, how, clock.now())),
    async list({ query = '', cursor, limit = LIMIT_DEFAULT }) {
      const before = cursor === undefined ? undefined : parseTimeCursor(cursor, ID);
      const words = foldedWords(query, SEARCH_WORDS_MAX);
      if (query !== '' && words.length === 0) return { contacts: [], next: null };
      const found = await store.list({ words, before, now: clock.now(), limit: limit + 1 });
      const last = found.length > limit ? found[limit - 1] : undefined;
      return { contacts: found.slice(0, limit).map(contactOf), next: last === undefined ? null : timeCursor({ at: last.lastSeenAt, id: last.id }) };
    },
    async create(seed, facts) {
      const wanted = checkedChange(facts, await settings.read());
      const id = contactIdFrom(seed);
      const there = await store.find(id);
      if (there !== null) return contactOf(there);
      if (typeof wanted.email === 'string') await takeAddress(store, wanted.email, id);
      return contactOf(await store.create(withChange(newContact(id, clock.now()), wanted)));
    },
    recognise: async (sighting) => contactOf(await recognise(store, sighting)),
    change: async (id, change, was) => contactOf(await changeContact(store, id, change, was, await settings.read())),
    async confirmEmail(email) {
      const holder = await store.holderOf(email);
      const contact = holder === null ? null : await survivor(store, holder);
      if (contact === null || contact.email !== email || contact.verified !== 'none') return;
      await store.update(contact.id, (one) => (one.email === email && one.verified === 'none' ? { ...one, verified: 'email' } : one));
    },
    addNote: (id, note) =>
      update(id, (contact) => {
        if (contact.notes.some((one) => one.id === note.id)) return contact;
        if (contact.notes.length >= CONTACT_NOTES_MAX) throw new AppError('conflict', `A contact has at most ${CONTACT_NOTES_MAX} notes. Remove one first.`);
        return { ...contact, notes: [...contact.notes, { ...note, at: clock.now() }] };
      }),
    removeNote: (id, note, mayRemove) =>
      update(id, (contact) => {
        const found = contact.notes.find((one) => one.id === note);
        if (found === undefined) return contact;
        if (!mayRemove(found.by.id)) throw new AppError('forbidden', 'Only who wrote a note, and who manages contacts, can remove it.');
        return { ...contact, notes: contact.notes.filter((one) => one.id !== note) };
      }),
    setConsent: (id, { kind, version }, given) =>
      update(id, (contact) => {
        const isIt = (one: Consent): boolean => one.kind === kind && one.version === version && one.withdrawnAt === null;
        if (given === contact.consents.some(isIt)) return contact;
        const consents = given
          ? [...contact.consents, { kind, version, givenAt: clock.now(), withdrawnAt: null }]
          : contact.consents.map((one) => (isIt(one) ? { ...one, withdrawnAt: clock.now() } : one));
        return { ...contact, consents };
      }),
    previewMerge: (into, from) => previewMerge(store, into, from, (contact) => conversations.count(idsOf(contact))),
    merge: async (request) => contactOf(await mergeContacts(store, { ...request, now: clock.now() })),
    unmerge: async (into, from) => contactOf(await unmergeContacts(store, into, from, clock.now())),
    async housekeep() {
      await settleMerges(store, clock.now());
      await blocks.expire();
    },
  };
}
