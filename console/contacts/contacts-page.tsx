import { useEffect, useRef, useState } from 'preact/hooks';
import { UserRound } from 'lucide';
import type { ContactRow } from '../../protocol/contacts.ts';
import type { ClientError } from '../../client/model.ts';
import { contactAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { ContactsLayout } from './contacts-layout.tsx';
import { nameOf } from './merge-dialog.tsx';
import { NewContactDialog } from './new-contact-dialog.tsx';

/** Typing rests this long before the list is asked for, in milliseconds. */
const REST_MS = 200;

/** Everybody the company recognises, latest activity first. */
export function ContactsListPage() {
  const { client, desk, router } = useConsole();
  const [query, setQuery] = useState('');
  const [rows, setRows] = useState<readonly ContactRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [adding, setAdding] = useState(false);
  const table = useRef<HTMLTableSectionElement>(null);
  const online = client.connection.value === 'online';
  const asked = { limit: 50, ...(query.trim() !== '' && { query: query.trim() }) };

  useEffect(() => {
    if (!online) return;
    let wanted = true;
    const timer = setTimeout(() => {
      void client.ask('contacts.list', asked).then((answer) => {
        if (!wanted) return;
        setProblem(answer.ok || answer.error.code === 'offline' ? null : answer.error);
        if (!answer.ok) return;
        setRows(answer.data.contacts);
        setNext(answer.data.next);
      });
    }, rows === null ? 0 : REST_MS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [query, online]);
  const more = async () => {
    const answer = await client.ask('contacts.list', { ...asked, ...(next !== null && { cursor: next }) });
    if (!answer.ok) return setProblem(answer.error);
    setRows([...(rows ?? []), ...answer.data.contacts.filter(({ id }) => !rows?.some((row) => row.id === id))]);
    setNext(answer.data.next);
  };
  const move = (step: number) => {
    const links = [...(table.current?.querySelectorAll<HTMLAnchorElement>('th > a') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1), '/': () => document.querySelector<HTMLInputElement>('#contact-search input')?.focus() });

  return (
    <ContactsLayout
      current="contacts"
      title="Contacts"
      actions={
        <>
          <a class="button" href={`/console/api/contacts.csv${query.trim() === '' ? '' : `?${new URLSearchParams({ query: query.trim() }).toString()}`}`} download>
            Export as CSV
          </a>
          <button type="button" class="button button-primary" onClick={() => setAdding(true)}>New contact</button>
        </>
      }
    >
      <div class="contact-search" id="contact-search" role="search">
        <TextField label="Search contacts" hint="Beginnings of words in names, addresses, notes and fields; the last six digits of a number." value={query} onInput={setQuery} maxLength={200} />
      </div>
      {problem !== null && <Notice tone="danger">The contacts could not be loaded. {problem.message}</Notice>}
      {rows === null && problem === null && <Skeleton rows={6} shape="row" label="Loading contacts" />}
      {rows !== null && rows.length === 0 && (
        <EmptyState icon={UserRound} title={query.trim() === '' ? 'No contacts yet' : 'Nobody found'}>
          {query.trim() === '' ? 'Customers appear here once they give an address or a number, or when you name them. You can also add one by hand.' : 'Try fewer words, or only their beginnings.'}
        </EmptyState>
      )}
      {rows !== null && rows.length > 0 && (
        <div class="card table-frame">
          <table class="table">
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">E-mail</th>
                <th scope="col">Telephone</th>
                <th scope="col">Tier</th>
                <th scope="col">Last seen</th>
              </tr>
            </thead>
            <tbody ref={table}>
              {rows.map((row) => (
                <tr key={row.id}>
                  <th scope="row">
                    <a class="article-title" href={contactAddress(row.id)}>{nameOf(row)}</a>{' '}
                    {row.tags.map((tag) => <span key={tag} class="chip">{tag}</span>)}
                  </th>
                  <td>{row.email}</td>
                  <td class="figures">{row.phone}</td>
                  <td>{row.tier}</td>
                  <td data-label="Last seen">
                    <Time at={row.lastSeenAt}>{shortTime(row.lastSeenAt, desk.now())}</Time>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next !== null && <button type="button" class="button load-more" onClick={() => void more()}>Load more</button>}
      {adding && <NewContactDialog onClose={() => setAdding(false)} onMade={({ id }) => router.go(contactAddress(id))} />}
    </ContactsLayout>
  );
}
