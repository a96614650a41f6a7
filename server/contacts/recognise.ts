import { createHash } from 'node:crypto';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { StoredContact } from './contact.ts';
import { newContact, seenAs } from './contact.ts';
import type { ContactStore } from './contact-store.ts';

/** What somebody is recognised by. `seed` names the occasion: the same one never makes two contacts. */
export interface Sighting {
  seed: string;
  visitor: VisitorId | null;
  email?: string | undefined;
  phone?: string | undefined;
  name?: string | undefined;
  locale?: string | undefined;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** A contact's id made of what it came from, so that a repetition finds it. */
export function contactIdFrom(seed: string): ContactId {
  return createHash('sha256').update(`contact:${seed}`).digest('base64url').slice(0, 22) as ContactId;
}

/** A telephone number as it is kept: international where it says its country (E.164), else its digits. */
export function foldPhone(text: string): string {
  const parsed = parsePhoneNumberFromString(text);
  return parsed?.isPossible() ? parsed.number : text.replace(/(?!^\+)\D/g, '');
}

/** The contact itself, or the one that it was merged into. */
export async function survivor(store: Pick<ContactStore, 'find'>, id: ContactId): Promise<StoredContact | null> {
  let found = await store.find(id);
  // Merges of merges end somewhere; a ring would be a bug, and must not hang a chat.
  for (let step = 0; found?.merged && step < 10; step += 1) found = await store.find(found.merged.into);
  return found?.merged ? null : found;
}

/**
 * The contact to whom an address, a number or a browser belongs, made where there is none. An address decides before a
 * browser does: who gives another's address is joined with that contact for the company alone, never the other way.
 */
export async function recognise(store: ContactStore, sighting: Sighting): Promise<StoredContact> {
  const { seed, visitor, at, email, name, locale } = sighting;
  const phone = sighting.phone === undefined ? undefined : foldPhone(sighting.phone);
  const holder = email === undefined ? null : await store.holderOf(email);
  let known = holder === null ? null : await survivor(store, holder);
  if (known === null && visitor !== null) {
    const own = await store.ofVisitor(visitor);
    const fits = own !== null && (email === undefined || own.email === null) && (phone === undefined || own.phone === null || own.phone === phone);
    known = fits ? own : null;
  }
  if (known === null && email === undefined && phone !== undefined) known = await store.ofPhone(phone);
  if (email !== undefined && (holder === null || known === null)) {
    // The claim comes first: whoever finds it without its contact makes that.
    const owner = await store.claim(email, known?.id ?? contactIdFrom(`${seed} ${email}`));
    if (owner !== known?.id) known = (await survivor(store, owner)) ?? (await store.create({ ...newContact(owner, at), email }));
  }
  known ??= await store.create(newContact(contactIdFrom(`${seed} ${phone ?? name ?? ''}`), at));
  return store.update(known.id, (contact) => ({
    ...seenAs(contact, visitor, at),
    email: contact.email ?? email ?? null,
    phone: contact.phone ?? phone ?? null,
    name: contact.name ?? name ?? null,
    locale: contact.locale ?? locale ?? null,
  }));
}
