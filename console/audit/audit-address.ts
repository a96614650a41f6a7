/** What the audit log is asked for, written in its address so that it can be shared and gone back to. */
import { AUDIT_KINDS } from '../../protocol/audit-contract.ts';
import type { AuditKind } from '../../protocol/audit-contract.ts';
import { ID } from '../../protocol/ids.ts';
import type { UserId } from '../../protocol/ids.ts';
import { addressOf } from '../app/route.ts';

/** The periods one click away, in days. */
export const AUDIT_DAYS = [1, 7, 30, 365] as const;

/** The filters of the list. */
export interface AuditFilters {
  days: (typeof AUDIT_DAYS)[number];
  actor: UserId | null;
  kind: AuditKind | null;
  /** The id of one thing. */
  object: string | null;
}

const DAYS_USUAL = 7;

/** The filters of an address; what is not understood asks for nothing. */
export function auditFiltersOf(address: string): AuditFilters {
  const query = new URL(address, 'http://console').searchParams;
  const who = query.get('who');
  return {
    days: AUDIT_DAYS.find((days) => String(days) === query.get('days')) ?? DAYS_USUAL,
    actor: who !== null && ID.test(who) ? (who as UserId) : null,
    kind: AUDIT_KINDS.find((kind) => kind === query.get('kind')) ?? null,
    object: query.get('object')?.slice(0, 120) || null,
  };
}

/** The list with filters. */
export function auditAddress({ days, actor, kind, object }: AuditFilters): string {
  const query = new URLSearchParams();
  if (days !== DAYS_USUAL) query.set('days', String(days));
  if (actor !== null) query.set('who', actor);
  if (kind !== null) query.set('kind', kind);
  if (object !== null) query.set('object', object);
  const search = query.toString();
  return `${addressOf('audit')}${search === '' ? '' : `?${search}`}`;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the server is asked for. `now` is milliseconds since the Unix epoch; entries of this moment are among them. */
export function auditQuery({ days, actor, kind, object }: AuditFilters, now: number) {
  return { from: now - days * DAY_MS, to: now + 60_000, ...(actor && { actor }), ...(kind && { kind }), ...(object !== null && { object }) };
}

/** Where the same entries are had as a file. */
export function auditFileAddress(filters: AuditFilters, now: number): string {
  const query = Object.entries(auditQuery(filters, now)).map(([name, value]) => [name, String(value)] as [string, string]);
  return `/console/api/audit.csv?${new URLSearchParams(query).toString()}`;
}
