import { useEffect, useState } from 'preact/hooks';
import { PhoneCall } from 'lucide';
import type { CallbackRow } from '../../protocol/callbacks-contract.ts';
import { useConsole } from '../app/console-context.ts';
import { chatsAddress } from '../app/route.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useNow } from '../ui/use-now.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { CallDialog } from './call-dialog.tsx';
import { dueWords, OUTCOME_WORDS, wishWords } from './call-back-words.ts';
import { createCallBacksModel } from './call-backs-model.ts';

/** How often the list is asked anew, in milliseconds: what another node noted is not pushed to all. */
const LOOK_MS = 60_000;

/** Who is to be called, the most overdue first. */
export function CallBacksPage() {
  const { client, desk } = useConsole();
  const [model] = useState(() => createCallBacksModel(client));
  const [calling, setCalling] = useState<CallbackRow | null>(null);
  const now = useNow(desk.now, 10_000);
  const online = client.connection.value === 'online';
  useEffect(() => model.dispose, [model]);
  useEffect(() => {
    if (!online) return undefined;
    void model.load();
    const timer = setInterval(() => void model.load(), LOOK_MS);
    return () => clearInterval(timer);
  }, [model, online]);
  const move = (step: number) => {
    const rows = [...document.querySelectorAll<HTMLElement>('.call-list a')];
    rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(document.activeElement as HTMLElement) + step))]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });
  const rows = model.rows.value;
  const refused = model.refused.value;
  return (
    <main class="page">
      <p><a href={chatsAddress('unassigned')}>Back to the chats</a></p>
      <h1>Call-backs</h1>
      <p class="page-intro">Customers who asked to be called, the most overdue first. Each belongs to a conversation; resolving it takes the call-back off this list.</p>
      {refused !== null && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          The list could not be loaded. {refused.message}
        </Notice>
      )}
      {rows === null && refused === null && <Skeleton rows={4} shape="row" label="Loading the call-backs" />}
      {rows?.length === 0 && (
        <EmptyState icon={PhoneCall} title="Nobody waits for a call">
          When nobody is there, customers may leave a number and a time. They appear here, and you are told when a call is due.
        </EmptyState>
      )}
      {rows !== null && rows.length > 0 && (
        <ul class="call-list" aria-label="Call-backs">
          {rows.map((row) => (
            <li key={row.conversation} class="card call-row" data-overdue={row.dueAt < now || undefined}>
              <div class="stack-s">
                <a class="call-name" href={chatsAddress('all', row.conversation)}>{row.name}</a>
                <span class="muted small">{[wishWords(row, now), row.agent === null ? null : `with ${row.agent.name}`, row.attempts > 0 && row.lastOutcome !== null ? `tried ${row.attempts === 1 ? 'once' : `${row.attempts} times`}, last: ${OUTCOME_WORDS[row.lastOutcome].toLowerCase()}` : null].filter(Boolean).join(' · ')}</span>
                {row.note !== null && <span>{row.note}</span>}
              </div>
              <span class="call-due">{dueWords(row.dueAt, now)}</span>
              <a href={`tel:${row.phone}`}>{row.phoneText}</a>
              <button type="button" class="button" aria-label={`Call ${row.name}`} onClick={() => setCalling(row)}>Call</button>
            </li>
          ))}
        </ul>
      )}
      {calling !== null && (
        <CallDialog
          call={calling}
          onClose={() => {
            setCalling(null);
            void model.load();
          }}
        />
      )}
    </main>
  );
}
