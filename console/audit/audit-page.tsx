import { useEffect, useState } from 'preact/hooks';
import { Download, ScrollText, X } from 'lucide';
import { AUDIT_KINDS } from '../../protocol/audit-contract.ts';
import type { UserId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import { SettingsLayout } from '../settings/settings-layout.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AUDIT_DAYS, auditAddress, auditFileAddress, auditFiltersOf } from './audit-address.ts';
import type { AuditFilters } from './audit-address.ts';
import { createAuditModel } from './audit-model.ts';
import { AuditRow } from './audit-row.tsx';
import { KIND_WORDS } from './audit-words.ts';

const PERIODS: Readonly<Record<AuditFilters['days'], string>> = { 1: 'Last 24 hours', 7: 'Last 7 days', 30: 'Last 30 days', 365: 'Last year' };

/** Who changed what and who looked at whose data; filters stand in the address. */
export function AuditPage() {
  const { client, desk, router } = useConsole();
  const [model] = useState(() => createAuditModel(client));
  const filters = auditFiltersOf(router.address.value);
  const online = client.connection.value === 'online';
  const load = () => void model.load(filters, desk.now());
  useEffect(() => {
    if (online) load();
  }, [online, auditAddress(filters)]);
  const choose = (change: Partial<AuditFilters>) => router.go(auditAddress({ ...filters, ...change }));
  const entries = model.entries.value;
  const problem = model.problem.value;
  return (
    <SettingsLayout current="audit" title="Audit log">
      <p class="muted">Who changed settings, people, articles and tokens, who signed in, and who looked at whose data. Passwords, tokens and the texts of messages are never in it.</p>
      <div class="row spread">
        <div class="row">
          <div class="row" role="group" aria-label="Period">
            {AUDIT_DAYS.map((days) => (
              <button key={days} type="button" class="button" aria-pressed={filters.days === days} onClick={() => choose({ days })}>
                {PERIODS[days]}
              </button>
            ))}
          </div>
          <label class="row small">
            Person
            <select class="input input-small" value={filters.actor ?? ''} onChange={(event) => choose({ actor: (event.currentTarget.value || null) as UserId | null })}>
              <option value="">Everybody</option>
              {model.people.value.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <label class="row small">
            About
            <select class="input input-small" value={filters.kind ?? ''} onChange={(event) => choose({ kind: AUDIT_KINDS.find((kind) => kind === event.currentTarget.value) ?? null })}>
              <option value="">Everything</option>
              {AUDIT_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {KIND_WORDS[kind]}
                </option>
              ))}
            </select>
          </label>
          {filters.object !== null && (
            <button type="button" class="button" onClick={() => choose({ object: null })}>
              Only one thing
              <Icon icon={X} />
            </button>
          )}
        </div>
        <a class="button" href={auditFileAddress(filters, desk.now())} download="audit-log.csv">
          <Icon icon={Download} />
          Download CSV
        </a>
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          The audit log could not be loaded. {problem.message}
        </Notice>
      )}
      {!entries && !problem && <Skeleton rows={6} shape="row" label="Loading the audit log" />}
      {entries && entries.length > 0 && (
        <ul class="card audit-list" aria-label="Entries, newest first">
          {entries.map((entry) => (
            <AuditRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
      {entries?.length === 0 && (
        <EmptyState icon={ScrollText} title="Nothing here">
          No entry fits. Choose a longer period, or everybody and everything.
        </EmptyState>
      )}
      {model.hasMore.value && (
        <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
          Load more
        </button>
      )}
    </SettingsLayout>
  );
}
