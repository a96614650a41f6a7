/** The audit log, page by page. What an overtaken question answers is dropped. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { AuditEntry } from '../../protocol/audit-contract.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { ClientError } from '../../client/model.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { auditQuery } from './audit-address.ts';
import type { AuditFilters } from './audit-address.ts';

/** What the page reads. */
export interface AuditModel {
  readonly entries: ReadonlySignal<readonly AuditEntry[] | null>;
  readonly people: ReadonlySignal<readonly { id: UserId; name: string }[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(filters: AuditFilters, now: number): Promise<void>;
  loadMore(): Promise<void>;
}

const PAGE_ROWS = 50;

/** The audit log over the client core. */
export function createAuditModel(client: StaffClient): AuditModel {
  const entries = signal<readonly AuditEntry[] | null>(null);
  const people = signal<readonly { id: UserId; name: string }[]>([]);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  let asked: ReturnType<typeof auditQuery> | null = null;

  const follow = (cursor: string | null): void => {
    next.value = cursor;
    hasMore.value = cursor !== null;
  };
  return {
    entries,
    people,
    hasMore,
    loadingMore,
    problem,
    async load(filters, now) {
      const mine = auditQuery(filters, now);
      asked = mine;
      const [listed, named] = await Promise.all([
        client.ask('audit.list', { ...mine, limit: PAGE_ROWS }),
        people.value.length > 0 ? null : client.ask('audit.people', {}),
      ]);
      if (asked !== mine) return;
      batch(() => {
        if (named?.ok) people.value = named.data.people;
        problem.value = listed.ok ? null : listed.error;
        if (!listed.ok) return;
        entries.value = listed.data.entries;
        follow(listed.data.next);
      });
    },
    async loadMore() {
      const mine = asked;
      if (mine === null || next.value === null || loadingMore.value) return;
      loadingMore.value = true;
      const listed = await client.ask('audit.list', { ...mine, limit: PAGE_ROWS, cursor: next.value });
      loadingMore.value = false;
      if (asked !== mine) return;
      batch(() => {
        problem.value = listed.ok ? null : listed.error;
        if (!listed.ok) return;
        entries.value = [...(entries.value ?? []), ...listed.data.entries];
        follow(listed.data.next);
      });
    },
  };
}
