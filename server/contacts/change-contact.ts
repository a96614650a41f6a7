import type { ContactField, FieldValue } from '../../protocol/contacts.ts';
import type { ContactChange } from '../../protocol/contacts-contract.ts';
import { AppError } from '../kernel/errors.ts';
import type { StoredContact } from './contact.ts';
import { contactLabel } from './contact.ts';
import type { ContactStore } from './contact-store.ts';
import { foldPhone, survivor } from './recognise.ts';

/** What the owner made of contacts. */
export interface ContactRules {
  fields: readonly ContactField[];
  tiers: readonly string[];
}

/** A change that fits the owner's fields and tiers, written in one way. Throws AppError `invalid_payload`. */
export function checkedChange(change: ContactChange, { fields, tiers }: ContactRules): ContactChange {
  const refuse = (path: string, message: string): never => {
    throw new AppError('invalid_payload', `${path} ${message}.`, { issues: [{ path, message }] });
  };
  if (change.tier && !tiers.includes(change.tier)) refuse('tier', `must be one of ${tiers.join(', ') || 'none: no tiers are kept'}`);
  const checked: Record<string, FieldValue | null> = {};
  for (const [key, value] of Object.entries(change.fields ?? {})) {
    const field = fields.find((one) => one.key === key);
    if (value === null || value === '') checked[key] = null;
    else if (field === undefined) refuse(`fields.${key}`, 'is no field of contacts');
    else checked[key] = fits(field, value) ? value : refuse(`fields.${key}`, FIELD_HINTS[field.kind]);
  }
  return {
    ...change,
    ...(typeof change.phone === 'string' && { phone: foldPhone(change.phone) }),
    ...(change.fields && { fields: checked }),
  };
}

const FIELD_HINTS: Readonly<Record<ContactField['kind'], string>> = {
  text: 'must be text',
  number: 'must be a number',
  date: 'must be a day such as 2026-03-31',
  yes_no: 'must be yes or no',
  choice: 'must be one of its choices',
  link: 'must be an address that begins with https://',
};

function fits({ kind, choices }: ContactField, value: FieldValue): boolean {
  switch (kind) {
    case 'number':
      return typeof value === 'number';
    case 'yes_no':
      return typeof value === 'boolean';
    case 'text':
      return typeof value === 'string';
    case 'choice':
      return typeof value === 'string' && choices.includes(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'link':
      return typeof value === 'string' && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  }
}

/** The contact with the change made. */
export function withChange(contact: StoredContact, { fields, ...facts }: ContactChange): StoredContact {
  const kept: Record<string, FieldValue> = { ...contact.fields };
  for (const [key, value] of Object.entries(fields ?? {})) {
    if (value === null) delete kept[key];
    else kept[key] = value;
  }
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  const moved = facts.email !== undefined && facts.email !== contact.email;
  return { ...contact, ...given, fields: kept, ...(moved && { verified: 'none' as const, provenIn: [] }) };
}

/** Names what is no longer as the one who changes it saw it. */
function changedMeanwhile(contact: StoredContact, { fields, ...facts }: ContactChange): string[] {
  const differs = (was: unknown, is: unknown): boolean => JSON.stringify(was ?? null) !== JSON.stringify(is ?? null);
  return [
    ...Object.entries(facts).flatMap(([key, was]) => (differs(was, contact[key as keyof StoredContact]) ? [key] : [])),
    ...Object.entries(fields ?? {}).flatMap(([key, was]) => (differs(was, contact.fields[key]) ? [`fields.${key}`] : [])),
  ];
}

/**
 * Changes a contact where what is changed is still as in `was`. Throws AppError `conflict` where it is not, or where the
 * new address is somebody else's, `not_found`, `invalid_payload`.
 */
export async function changeContact(store: ContactStore, id: StoredContact['id'], change: ContactChange, was: ContactChange, rules: ContactRules): Promise<StoredContact> {
  const wanted = checkedChange(change, rules);
  const target = await survivor(store, id);
  if (target === null) throw new AppError('not_found', 'There is no such contact.');
  const { email } = wanted;
  if (typeof email === 'string' && email !== target.email) await takeAddress(store, email, target.id);
  let before = target;
  const after = await store.update(target.id, (contact) => {
    before = contact;
    const changed = withChange(contact, wanted);
    if (JSON.stringify(changed) === JSON.stringify(contact)) return contact;
    const stale = changedMeanwhile(contact, was);
    if (stale.length > 0) {
      throw new AppError('conflict', 'Somebody else has changed this meanwhile.', { issues: stale.map((path) => ({ path, message: 'was changed meanwhile' })) });
    }
    return changed;
  });
  if (before.email !== null && before.email !== after.email) await store.hand(before.email, target.id, null);
  return after;
}

/** Makes an address a contact's. Throws AppError `conflict` where it is another's. */
export async function takeAddress(store: ContactStore, email: string, id: StoredContact['id']): Promise<void> {
  const holder = await store.claim(email, id);
  if (holder === id) return;
  const other = await survivor(store, holder);
  if (other?.id === id) return;
  // Claimed for a contact that was never made, or is gone.
  if (other === null) return store.hand(email, holder, id);
  const message = `This address belongs to ${contactLabel(other)}. Merge the two if they are one person.`;
  throw new AppError('conflict', message, { issues: [{ path: 'email', message: 'belongs to another contact' }, { path: 'holder', message: other.id }] });
}
