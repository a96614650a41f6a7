import type { AuditActor, AuditEntry } from '../../protocol/audit-contract.ts';

/** A spreadsheet takes a cell that begins like this for a formula (OWASP, CSV injection); an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/;
const HEAD = ['Time (UTC)', 'Who', 'Action', 'Kind', 'Object', 'Object id', 'What changed', 'Address'];

/** The first line, with a mark that tells spreadsheets it is UTF-8. */
export const auditCsvHead = `\uFEFF${HEAD.join(',')}\r\n`;

/** Entries as lines of a table (RFC 4180). */
export function auditCsv(entries: readonly AuditEntry[]): string {
  return entries.map((entry) => `${cells(entry).map(cell).join(',')}\r\n`).join('');
}

function cells({ at, actor, action, object, changes, address }: AuditEntry): readonly string[] {
  const changed = changes.map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`).join('; ');
  return [new Date(at).toISOString(), nameOf(actor), action, object.kind, object.name ?? '', object.id, changed, address ?? ''];
}

function nameOf(actor: AuditActor): string {
  if (actor.kind === 'system') return 'Porchlight';
  return actor.kind === 'token' ? `${actor.name} (API token ${actor.token})` : actor.name;
}

function cell(value: string): string {
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
