import { useEffect, useState } from 'preact/hooks';
import { Download, MessageCircleQuestion, SearchX } from 'lucide';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { downloadText } from './download-text.ts';
import { createGapActions } from './gap-actions-model.ts';
import { gapCsv } from './gap-csv.ts';
import { GapFilterBar } from './gap-filter-bar.tsx';
import { GapItem } from './gap-item.tsx';
import { GapNotices } from './gap-notices.tsx';
import { createGapsModel } from './gaps-model.ts';
import { daysOf, gapFiltersOf, gapsAddress } from './ledger-address.ts';
import type { GapFilters } from './ledger-address.ts';

/** What customers asked in vain, the like of it together, most people first. */
export function GapsPage() {
  const { client, desk, router } = useConsole();
  const [model] = useState(() => createGapsModel(client));
  const [actions] = useState(() => createGapActions(client, () => daysOf(router.address.value), model.put));
  const address = router.address.value;
  const filters = gapFiltersOf(address);
  const online = client.connection.value === 'online';
  const load = () => void model.load(filters);
  useEffect(() => {
    if (online) load();
  }, [online, address]);
  const gaps = model.gaps.value;
  const problem = model.problem.value;
  const download = async () => {
    const all = await model.all(filters);
    if (all !== null) downloadText(`gaps-${filters.state}-${filters.days}-days.csv`, 'text/csv', gapCsv(all, filters.days));
  };
  return (
    <ArticlesLayout
      current="gaps"
      title="Gaps"
      actions={
        <button type="button" class="button" disabled={!gaps?.length} onClick={() => void download()}>
          <Icon icon={Download} />
          Download as CSV
        </button>
      }
    >
      <p class="muted">Questions that were asked in vain in the last {filters.days} days. Like questions stand together; those that affect most people come first.</p>
      <GapFilterBar filters={filters} counts={model.counts.value} locales={model.locales.value} />
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          The gaps could not be loaded. {problem.message}
        </Notice>
      )}
      <GapNotices actions={actions} />
      {!gaps && !problem && <Skeleton rows={6} shape="row" label="Loading the gaps" />}
      {gaps && gaps.length > 0 && (
        <ul class="card gap-list" aria-label="Gaps">
          {gaps.map((gap) => (
            <GapItem key={gap.id} gap={gap} days={filters.days} now={desk.now()} manyLanguages={model.locales.value.length > 1} actions={actions} />
          ))}
        </ul>
      )}
      {gaps?.length === 0 && <NoGaps filters={filters} />}
      {model.hasMore.value && (
        <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
          Load more
        </button>
      )}
    </ArticlesLayout>
  );
}

function NoGaps({ filters }: { filters: GapFilters }) {
  if (filters.kind !== null || filters.locale !== null) {
    return (
      <EmptyState icon={SearchX} title="No gap fits">
        Try another reason or language, or <a href={gapsAddress({ ...filters, kind: null, locale: null })}>show all of them</a>.
      </EmptyState>
    );
  }
  switch (filters.state) {
    case 'open':
      return (
        <EmptyState icon={MessageCircleQuestion} title="No open gaps">
          What the bot or a search has no answer to appears here some seconds after it was asked, and what did not help, too. Try a longer period to look further back.
        </EmptyState>
      );
    case 'in_work':
      return (
        <EmptyState icon={MessageCircleQuestion} title="Nothing in work">
          A gap is in work from “Write an article” or “Add to an article” until that article is published.
        </EmptyState>
      );
    case 'solved':
      return (
        <EmptyState icon={MessageCircleQuestion} title="Nothing solved yet">
          A gap is solved when the article written for it is published. Where it is asked in vain again, it comes back among the open ones.
        </EmptyState>
      );
    case 'dismissed':
      return (
        <EmptyState icon={MessageCircleQuestion} title="Nothing dismissed">
          Gaps that need no article can be dismissed; they wait here in case you change your mind.
        </EmptyState>
      );
  }
}
