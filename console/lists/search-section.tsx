import { useEffect, useState } from 'preact/hooks';
import type { ContactRow } from '../../protocol/contacts.ts';
import type { SearchHit } from '../../protocol/finding-contract.ts';
import { VIEW_STATES } from '../../protocol/list-view.ts';
import type { UserId } from '../../protocol/ids.ts';
import type { ClientError } from '../../client/model.ts';
import { contactAddress, placeAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { STATUS_WORDS } from '../conversations/status-chip.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { TagNames } from './tag-names.ts';

const FROM_WORDS: Readonly<Record<NonNullable<SearchHit['from']>, string>> = { visitor: 'Customer', agent: 'Agent', bot: 'Bot', note: 'Note' };

/** What the address asks for, as the server takes it. */
function askedFor(params: URLSearchParams) {
  const status = params.get('status');
  const [days, agent, tag] = [Number(params.get('days')), params.get('agent'), params.get('tag')];
  return {
    query: params.get('q') ?? '',
    ...((status === 'open' || status === 'resolved') && VIEW_STATES.includes(status) && { status: status as 'open' | 'resolved' }),
    ...(days > 0 && { days }),
    ...(agent && { agent: agent as UserId }),
    ...(tag && { tag }),
  };
}

/** What was found for the words of the address: contacts, and conversations with the place where the words stand. */
export function SearchSection({ query, current, now, tags }: { query: string; current: string | null; now: number; tags: TagNames }) {
  const { client, desk, router } = useConsole();
  const [found, setFound] = useState<{ hits: readonly SearchHit[]; contacts: readonly ContactRow[]; next: string | null } | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const params = new URLSearchParams(query);
  const online = client.connection.value === 'online';
  const asked = askedFor(params);
  useEffect(() => {
    if (!online || asked.query === '') return;
    let wanted = true;
    setFound(null);
    void client.ask('search.find', asked).then((answer) => {
      if (!wanted) return;
      setProblem(answer.ok || answer.error.code === 'offline' ? null : answer.error);
      if (answer.ok) setFound(answer.data);
    });
    return () => {
      wanted = false;
    };
  }, [query, online]);
  const more = async () => {
    if (found?.next == null) return;
    const answer = await client.ask('search.find', { ...asked, cursor: found.next });
    if (answer.ok) setFound({ ...found, hits: [...found.hits, ...answer.data.hits], next: answer.data.next });
    else setProblem(answer.error);
  };
  const set = (key: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value === '') next.delete(key);
    else next.set(key, value);
    router.go(placeAddress({ kind: 'search', query: next.toString() }, current));
  };
  const place = { kind: 'search', query } as const;
  return (
    <section class="list-section" aria-label="Found">
      <div class="search-filters">
        <select class="input input-small" aria-label="State" value={params.get('status') ?? ''} onChange={(event) => set('status', event.currentTarget.value)}>
          <option value="">Any state</option>
          <option value="open">Open</option>
          <option value="resolved">Resolved</option>
        </select>
        <select class="input input-small" aria-label="Time" value={params.get('days') ?? ''} onChange={(event) => set('days', event.currentTarget.value)}>
          <option value="">Any time</option>
          <option value="7">Last 7 days</option>
          <option value="30">Last 30 days</option>
          <option value="365">Last year</option>
        </select>
        <select class="input input-small" aria-label="Served by" value={params.get('agent') ?? ''} onChange={(event) => set('agent', event.currentTarget.value)}>
          <option value="">Anybody</option>
          {desk.team.value.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
        </select>
        {tags.all.length > 0 && (
          <select class="input input-small" aria-label="Tag" value={params.get('tag') ?? ''} onChange={(event) => set('tag', event.currentTarget.value)}>
            <option value="">Any tag</option>
            {tags.all.filter(({ mergedInto }) => mergedInto === null).map(({ key, name }) => <option key={key} value={key}>{name}</option>)}
          </select>
        )}
      </div>
      {problem !== null && <Notice tone="danger">The search did not work. {problem.message}</Notice>}
      {found === null && problem === null && <Skeleton rows={4} shape="row" label="Searching" />}
      {found !== null && found.contacts.length > 0 && (
        <ul aria-label="Contacts found">
          {found.contacts.map(({ id, name, email, phone }) => (
            <li key={id}>
              <a class="list-row" href={contactAddress(id)} aria-label={`Contact ${name ?? email ?? phone ?? ''}`}>
                <span class="list-row-top">
                  <span class="list-row-name">{name ?? email ?? phone}</span>
                  <span class="list-row-status">Contact</span>
                </span>
                <span class="list-row-bottom">
                  <span class="list-row-text">{[email, phone].filter(Boolean).join(' · ')}</span>
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {found !== null && (
        <ul aria-label="Conversations found">
          {found.hits.map((hit) => (
            <li key={hit.summary.id}>
              <a class="search-hit" href={placeAddress(place, hit.summary.id, hit.seq)} aria-current={hit.summary.id === current ? 'true' : undefined}>
                <span class="list-row-top">
                  <span class="list-row-name">{hit.summary.contactName}</span>
                  <span class="list-row-status">{STATUS_WORDS[hit.summary.status]}</span>
                  <Time at={hit.at}>{shortTime(hit.at, now)}</Time>
                </span>
                <span class="search-snippet">
                  {hit.from !== null && <span class="muted">{FROM_WORDS[hit.from]}: </span>}
                  {hit.snippet.map((part, at) => (part.hit ? <mark key={at}>{part.text}</mark> : part.text))}
                </span>
              </a>
            </li>
          ))}
        </ul>
      )}
      {found !== null && found.hits.length === 0 && found.contacts.length === 0 && <p class="list-empty">Nothing found. Try fewer words, or only their beginnings; messages, notes, names, addresses and tags are searched.</p>}
      {found?.next != null && <button type="button" class="button load-more" onClick={() => void more()}>Load more</button>}
    </section>
  );
}
