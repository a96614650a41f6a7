import { useEffect } from 'preact/hooks';
import type { ListName } from '../../protocol/staff-contract.ts';
import { chatsAddress } from '../app/route.ts';
import type { ListFilter } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ListRow } from './list-row.tsx';

/** The names of the lists. */
export const LIST_LABELS: Readonly<Record<ListName, string>> = { unassigned: 'Unassigned', mine: 'Mine', all: 'All' };

const EMPTY: Readonly<Record<ListName, string>> = {
  unassigned: 'Nobody is waiting. Customers who ask for a person appear here, the one who has waited longest on top.',
  mine: 'Nothing on your desk. Conversations you accept appear here until they are resolved.',
  all: 'No conversations. Each one, also those the bot serves, appears here as soon as a customer writes.',
};

/** One list with its name and count. `current` is the open conversation, where it was opened from this list. */
export function ListSection({ list, filter, current, now, onFilter }: {
  list: ListName;
  filter: ListFilter;
  current: string | null;
  now: number;
  onFilter: (filter: ListFilter) => void;
}) {
  const { desk, user } = useConsole();
  const model = list === 'all' ? desk.lists.all[filter] : desk.lists[list];
  const rows = model.rows.value;
  const problem = model.problem.value;
  // What is counted is what is open.
  const count = list === 'all' && filter === 'resolved' ? undefined : desk.counts.value?.[list];
  useEffect(() => {
    if (model.state.peek() === 'idle') void model.load();
  }, [model]);

  return (
    <section class="list-section" aria-labelledby={`list-${list}`}>
      <header class="list-head">
        <h2 class="list-name" id={`list-${list}`}>{LIST_LABELS[list]}</h2>
        {count !== undefined && <span class="chip chip-count">{count}</span>}
        {list === 'all' && (
          <select
            class="input input-small list-filter"
            aria-label="Which conversations"
            value={filter}
            onChange={(event) => onFilter(event.currentTarget.value as ListFilter)}
          >
            <option value="open">Open</option>
            <option value="resolved">Resolved</option>
          </select>
        )}
      </header>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
          This list could not be loaded. {problem.message}
        </Notice>
      )}
      {model.state.value !== 'ready' && !problem && <Skeleton rows={2} shape="row" label={`Loading ${LIST_LABELS[list]}`} />}
      <ul aria-label={LIST_LABELS[list]}>
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
      {model.state.value === 'ready' && rows.length === 0 && (
        <p class="list-empty">{list === 'all' && filter === 'resolved' ? 'Nothing resolved yet. Conversations appear here when they end.' : EMPTY[list]}</p>
      )}
      {model.hasMore.value && (
        <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
          Load more
        </button>
      )}
    </section>
  );
}
