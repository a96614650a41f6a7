/**
 * Two contacts that are one person become one. Nothing is copied away: conversations keep the contact they were linked to,
 * and the surviving contact answers for the ones it absorbed. So a merge is two writes, the one that is given up first,
 * and taking it back is as cheap.
 */
import type { Contact, MergePreview, MergeSide } from '../../protocol/contacts.ts';
import { MERGED_FACTS } from '../../protocol/contacts.ts';
import { CONTACT_NOTES_MAX, CONTACT_TAGS_MAX } from '../../protocol/contacts-contract.ts';
import type { ContactId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { StoredContact } from './contact.ts';
import { contactLabel, contactOf, UNMERGE_MS } from './contact.ts';
import type { ContactStore } from './contact-store.ts';
import { takeAddress } from './change-contact.ts';

/** A merge as it was confirmed. */
export interface MergeRequest {
  into: ContactId;
  from: ContactId;
  choices: Readonly<Record<string, MergeSide>>;
  revisions: { into: number; from: number };
  by: string;
  now: number;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What differs, and which side is proposed: the one that has something, else the one that stays. */
export function proposeChoices(into: Contact, from: Contact): Record<string, MergeSide> {
  const choices: Record<string, MergeSide> = {};
  const propose = (key: string, a: unknown, b: unknown): void => {
    if (!same(a, b)) choices[key] = (a ?? null) === null ? 'from' : 'into';
  };
  for (const fact of MERGED_FACTS) propose(fact, into[fact], from[fact]);
  for (const key of new Set([...Object.keys(into.fields), ...Object.keys(from.fields)])) propose(`fields.${key}`, into.fields[key], from.fields[key]);
  return choices;
}

/** The two as one. Pure; what is not chosen is taken as proposed. */
export function mergedContact(into: StoredContact, from: StoredContact, choices: MergePreview['choices'], by: string, now: number): StoredContact {
  const sides = { ...proposeChoices(into, from), ...choices };
  const chosen = <T>(key: string, a: T, b: T): T => (sides[key] === 'from' ? b : a);
  const fields = Object.fromEntries(
    [...new Set([...Object.keys(into.fields), ...Object.keys(from.fields)])].flatMap((key) => {
      const value = chosen(`fields.${key}`, into.fields[key], from.fields[key]);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
  const email = chosen('email', into.email, from.email);
  return {
    ...into,
    name: chosen('name', into.name, from.name),
    email,
    phone: chosen('phone', into.phone, from.phone),
    locale: chosen('locale', into.locale, from.locale),
    tier: chosen('tier', into.tier, from.tier),
    agreement: chosen('agreement', into.agreement, from.agreement),
    // Being sure belongs to the address.
    verified: email === into.email ? into.verified : from.verified,
    provenIn: (email === into.email ? into.provenIn : from.provenIn) ?? [],
    fields,
    tags: [...new Set([...into.tags, ...from.tags])].slice(0, CONTACT_TAGS_MAX),
    consents: [...into.consents, ...from.consents].sort((a, b) => a.givenAt - b.givenAt),
    notes: [...into.notes, ...from.notes].sort((a, b) => a.at - b.at).slice(-CONTACT_NOTES_MAX),
    visitors: [...new Set([...into.visitors, ...from.visitors])],
    firstSeenAt: Math.min(into.firstSeenAt, from.firstSeenAt),
    lastSeenAt: Math.max(into.lastSeenAt, from.lastSeenAt),
    absorbed: [...into.absorbed, ...from.absorbed, { id: from.id, name: contactLabel(from), at: now, by, undoUntil: now + UNMERGE_MS }],
  };
}

async function bothOf(store: ContactStore, into: ContactId, from: ContactId): Promise<[StoredContact, StoredContact]> {
  if (into === from) throw new AppError('invalid_payload', 'These are the same contact.');
  const [a, b] = await Promise.all([store.find(into), store.find(from)]);
  if (!a || !b || a.merged || b.merged) throw new AppError('not_found', 'One of them is gone, or was merged already.');
  return [a, b];
}

/** What a merge would do. Throws AppError `not_found`. */
export async function previewMerge(store: ContactStore, into: ContactId, from: ContactId, count: (contact: Contact) => Promise<number>): Promise<MergePreview> {
  const [a, b] = await bothOf(store, into, from);
  const [intoCount, fromCount] = await Promise.all([count(a), count(b)]);
  return { into: contactOf(a), from: contactOf(b), choices: proposeChoices(a, b), conversations: { into: intoCount, from: fromCount } };
}

/** Merges. Throws AppError `conflict` where one of them is no longer as it was shown. */
export async function mergeContacts(store: ContactStore, { into, from, choices, revisions, by, now }: MergeRequest): Promise<StoredContact> {
  const done = await store.find(from);
  const already = await store.find(into);
  if (done?.merged?.into === into && already?.absorbed.some(({ id }) => id === from)) return already;
  const [a, b] = await bothOf(store, into, from);
  if (a.revision !== revisions.into || b.revision !== revisions.from) {
    throw new AppError('conflict', 'One of them was changed since. Look at both again.');
  }
  const after = mergedContact(a, b, choices, by, now);
  await store.update(from, (contact) => {
    if (contact.revision !== revisions.from) throw new AppError('conflict', 'One of them was changed since. Look at both again.');
    return { ...contact, merged: { into, at: now, by, before: contactOf(a), after: contactOf(after) } };
  });
  try {
    const merged = await store.update(into, (contact) => {
      if (contact.revision !== revisions.into) throw new AppError('conflict', 'One of them was changed since. Look at both again.');
      return { ...after, revision: contact.revision };
    });
    if (b.email !== null) await store.hand(b.email, from, into);
    return merged;
  } catch (error) {
    await store.update(from, (contact) => ({ ...contact, merged: null }));
    throw error;
  }
}

/** Takes a merge back; what was changed since stays as it is. Throws AppError `not_found` where that is over. */
export async function unmergeContacts(store: ContactStore, into: ContactId, from: ContactId, now: number): Promise<StoredContact> {
  const given = await store.find(from);
  const record = given?.merged;
  if (!given || record?.into !== into || record.at + UNMERGE_MS < now) throw new AppError('not_found', 'This merge can no longer be taken back.');
  const { before, after } = record;
  const kept = await store.update(into, (contact) => withoutMerged(contact, given, before, after));
  if (given.email !== null) await store.hand(given.email, into, from);
  if (kept.email !== null) await takeAddress(store, kept.email, into);
  await store.update(from, (contact) => ({ ...contact, merged: null }));
  return kept;
}

/** What the merge brought, taken away again. Pure. */
function withoutMerged(contact: StoredContact, given: StoredContact, before: Contact, after: Contact): StoredContact {
  const back = <T>(now: T, then: T, was: T): T => (same(now, then) ? was : now);
  const fields = { ...contact.fields };
  for (const key of new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])) {
    const value = back(contact.fields[key], after.fields[key], before.fields[key]);
    if (value === undefined) delete fields[key];
    else fields[key] = value;
  }
  const cameAlong = (key: 'tags' | 'visitors') => (one: string): boolean => !(given[key] as readonly string[]).includes(one) || (before[key] as readonly string[]).includes(one);
  const facts = Object.fromEntries(MERGED_FACTS.map((fact) => [fact, back(contact[fact], after[fact], before[fact])]));
  const stays = ({ id }: { id: string }): boolean => id !== given.id && !given.absorbed.some((one) => one.id === id);
  return {
    ...contact,
    ...facts,
    verified: back(contact.verified, after.verified, before.verified),
    provenIn: (back(contact.provenIn, after.provenIn, before.provenIn) ?? []).filter(cameAlong('visitors')),
    fields,
    tags: contact.tags.filter(cameAlong('tags')),
    visitors: contact.visitors.filter(cameAlong('visitors')),
    notes: contact.notes.filter((note) => !given.notes.some(({ id }) => id === note.id)),
    consents: contact.consents.filter((one) => !given.consents.some((other) => same(one, other)) || before.consents.some((other) => same(one, other))),
    firstSeenAt: back(contact.firstSeenAt, after.firstSeenAt, before.firstSeenAt),
    absorbed: contact.absorbed.filter(stays),
  };
}

/** Merges that a killed process began are taken back; those over their time can no longer be. */
export async function settleMerges(store: ContactStore, now: number): Promise<void> {
  // A merge under way is younger than this.
  const RESTED_MS = 60_000;
  for (const contact of await store.merged(now - RESTED_MS, 500)) {
    const { merged } = contact;
    if (merged === null) continue;
    const into = await store.find(merged.into);
    if (into !== null && !into.absorbed.some(({ id }) => id === contact.id)) await store.update(contact.id, (one) => ({ ...one, merged: null }));
    // The one that stays answers by the id in `absorbed`; the document itself is no longer needed.
    else if (merged.at + UNMERGE_MS < now && into !== null) await store.remove(contact.id);
  }
}
