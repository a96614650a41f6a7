import { useEffect, useRef } from 'preact/hooks';
import { Coffee, Inbox, MessagesSquare } from 'lucide';
import type { ListName } from '../../protocol/staff-contract.ts';
import { chatsAddress } from '../app/route.ts';
import type { ListFilter } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { useShortcuts } from '../shell/use-shortcuts.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useNow } from '../ui/use-now.ts';
import { ListRow } from './list-row.tsx';

/** The names of the lists. */
export const LIST_LABELS: Readonly<Record<ListName, string>> = { unassigned: 'Unassigned', mine: 'Mine', all: 'All' };

const EMPTY = {
  unassigned: { icon: Coffee, title: 'Nobody is waiting', text: 'Customers who ask for a person appear here, the one who has waited longest on top.' },
  mine: { icon: Inbox, title: 'Nothing on your desk', text: 'Conversations you accept appear here until they are resolved. Look in Unassigned for the next one.' },
  all: { icon: MessagesSquare, title: 'No conversations', text: 'Every conversation, also those the bot is serving, appears here as soon as a customer writes.' },
} as const;

/** How often waiting times are drawn anew, in milliseconds. */
const TICK_MS = 5_000;

/** One of the three lists, with the tabs to the others. `j` and `k` move through it, Enter opens. */
export function ListPane({ list, filter, current }: { list: ListName; filter: ListFilter; current: string | null }) {
  const { desk, user, router } = useConsole();
  const model = list === 'all' ? desk.lists.all[filter] : desk.lists[list];
  const now = useNow(desk.now, TICK_MS);
  const box = useRef<HTMLUListElement>(null);
  const state = model.state.value;
  const rows = model.rows.value;
  const problem = model.problem.value;
  const counts = desk.counts.value;
  useEffect(() => {
    if (model.state.peek() === 'idle') void model.load();
  }, [model]);

  const move = (step: number) => {
    const links = [...(box.current?.querySelectorAll('a') ?? [])];
    const focused = links.findIndex((link) => link === document.activeElement);
    const at = focused >= 0 ? focused : links.findIndex((link) => link.ariaCurrent === 'true');
    const next = at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step));
    links[next]?.focus();
  };
  useShortcuts({ j: () => move(1), k: () => move(-1) });

  return (
    <section class="lists" aria-label="Conversations">
      <header class="pane-head">
        <Tabs
          label="Lists"
          selected={list}
          onSelect={(key) => router.go(chatsAddress(key, current))}
          tabs={(Object.keys(LIST_LABELS) as ListName[]).map((key) => ({
            key,
            id: `list-${key}`,
            content: (
              <>
                {LIST_LABELS[key]}{' '}
                {counts && <span class="chip chip-count">{counts[key]}</span>}
              </>
            ),
          }))}
        />
        {list === 'all' && (
          <select
            class="input input-small"
            aria-label="Show"
            value={filter}
            onChange={(event) => router.go(chatsAddress('all', current, event.currentTarget.value as ListFilter))}
          >
            <option value="open">Open</option>
            <option value="resolved">Resolved</option>
          </select>
        )}
      </header>
      <div class="lists-body" id={`list-${list}-panel`} role="tabpanel" aria-labelledby={`list-${list}`}>
        {problem && (
          <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
            This list could not be loaded. {problem.message}
          </Notice>
        )}
        {state !== 'ready' && !problem && <Skeleton rows={8} shape="row" label="Loading the list" />}
        <ul ref={box} aria-label={LIST_LABELS[list]}>
          {rows.map((summary) => (
            <ListRow
              key={summary.id}
              summary={summary}
              address={chatsAddress(list, summary.id, filter)}
              current={summary.id === current}
              me={user.id}
              now={now}
            />
          ))}
        </ul>
        {state === 'ready' && rows.length === 0 && (
          <EmptyState icon={EMPTY[list].icon} title={filter === 'resolved' ? 'Nothing resolved yet' : EMPTY[list].title}>
            {filter === 'resolved' ? 'Conversations appear here when they end.' : EMPTY[list].text}
          </EmptyState>
        )}
        {model.hasMore.value && (
          <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
            Load more
          </button>
        )}
      </div>
    </section>
  );
}
