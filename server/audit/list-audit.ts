import type { AuditEntry } from '../../protocol/audit-contract.ts';
import { parseTimeCursor, timeCursor } from '../kernel/time-cursor.ts';
import type { AuditQuery } from './audit-store.ts';
import type { Audit } from './create-audit.ts';

const LIMIT_USUAL = 50;
/** Random ids, and hashes for entries that are made once an hour. */
const ENTRY_ID = /^[A-Za-z0-9_-]{22,43}$/;

/** One page of the log. Throws AppError `invalid_payload` for a cursor that no page gave. */
export async function listAudit(
  audit: Pick<Audit, 'list'>,
  { cursor, limit = LIMIT_USUAL, ...query }: Omit<AuditQuery, 'before' | 'limit'> & { cursor?: string | undefined; limit?: number | undefined },
): Promise<{ entries: readonly AuditEntry[]; next: string | null }> {
  const before = cursor === undefined ? undefined : parseTimeCursor(cursor, ENTRY_ID);
  const found = await audit.list({ ...query, before, limit: limit + 1 });
  const entries = found.slice(0, limit);
  const last = entries.at(-1);
  return { entries, next: last === undefined || found.length <= limit ? null : timeCursor(last) };
}

/** Every entry of a period, page by page. */
export async function* everyEntry(audit: Pick<Audit, 'list'>, query: Omit<AuditQuery, 'before' | 'limit'>): AsyncGenerator<readonly AuditEntry[]> {
  for (let cursor: string | undefined; ; ) {
    const page = await listAudit(audit, { ...query, cursor, limit: 500 });
    yield page.entries;
    if (page.next === null) return;
    cursor = page.next;
  }
}
