import type { Reader } from '../../protocol/articles.ts';
import type { Contact } from '../../protocol/contacts.ts';
import type { VisitorId } from '../../protocol/ids.ts';

/** What is known of the customer in a browser: their tier, and whether they have shown there who they are. */
export interface Standing {
  tier: string | null;
  proven: boolean;
}

/**
 * The standing of a contact in a browser. Whoever types another person's address is linked to that contact, and a contact
 * who was verified once is so everywhere: only what was shown in this very browser counts.
 */
export function standingOf(contact: Pick<Contact, 'tier' | 'verified' | 'provenIn'> | null, visitor: VisitorId | null): Standing {
  if (contact === null) return { tier: null, proven: false };
  return { tier: contact.tier, proven: visitor !== null && contact.verified !== 'none' && (contact.provenIn ?? []).includes(visitor) };
}

/** What somebody of this standing may read. */
export function readerOf({ tier, proven }: Standing): Exclude<Reader, 'agents'> {
  return proven && tier !== null ? { tier } : 'public';
}
