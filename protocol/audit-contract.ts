/**
 * The audit log: who changed what, and who looked at whose data. Entries are only ever added; secrets, passwords and the
 * texts of messages are never in them.
 */
import * as v from 'valibot';
import { command } from './command.ts';
import { cursorSchema, limitSchema } from './fields.ts';
import { userIdSchema } from './ids.ts';
import type { UserId } from './ids.ts';

/** What entries are about. */
export const AUDIT_KINDS = [
  'person', 'role', 'team', 'session', 'token', 'inbox', 'topics', 'hours', 'routing', 'article', 'help_site', 'conversation',
  'contact', 'canned_response', 'macro', 'view', 'mail', 'export', 'setting',
] as const;
/** What an entry is about. */
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Who did it; `unknown` is somebody who did not sign in, named by what they claimed. */
export type AuditActor =
  | { kind: 'person'; id: UserId; name: string }
  | { kind: 'token'; id: UserId; name: string; token: string }
  | { kind: 'system' }
  | { kind: 'unknown'; name: string };

/** What it was done to. */
export interface AuditObject {
  kind: AuditKind;
  id: string;
  name: string | null;
}

/** One difference; null stands for nothing. What must not be kept is named and left out: "(not kept)". */
export interface AuditChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** An entry. `at` is milliseconds since the Unix epoch; `action` is two words such as "person.changed". */
export interface AuditEntry {
  id: string;
  at: number;
  actor: AuditActor;
  action: string;
  object: AuditObject;
  changes: readonly AuditChange[];
  /** From which address, where that is known. */
  address: string | null;
}

const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));

/** Which entries are wanted; `to` is exclusive. */
export const auditFilterSchema = v.object({
  from: moment,
  to: moment,
  actor: v.optional(userIdSchema),
  kind: v.optional(v.picklist(AUDIT_KINDS)),
  object: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))),
});

/** The commands of Settings → Audit log; permission `audit`. */
export const auditContract = {
  /** Newest first. */
  'audit.list': command<{ entries: readonly AuditEntry[]; next: string | null }>()(
    v.object({ ...auditFilterSchema.entries, cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  /** Who can be asked for: everybody who ever had an account. */
  'audit.people': command<{ people: readonly { id: UserId; name: string }[] }>()(v.object({})),
} as const;
