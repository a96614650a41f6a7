import { useEffect, useState } from 'preact/hooks';
import { ChartNoAxesColumn } from 'lucide';
import type { ArticleResult, LedgerDays, ResultPart } from '../../protocol/ledger.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DaysPicker } from './days-picker.tsx';
import { daysOf, resultPageAddress, resultsAddress } from './ledger-address.ts';
import { misledWords, PART_WORDS } from './ledger-words.ts';
import { createResultsModel } from './results-model.ts';

/** What became of each article's answers; those that misled most come first. */
export function ResultsPage() {
  const { client, router } = useConsole();
  const [model] = useState(() => createResultsModel(client));
  const days = daysOf(router.address.value);
  const online = client.connection.value === 'online';
  const load = () => void model.load(days);
  useEffect(() => {
    if (online) load();
  }, [online, days]);
  const rows = model.rows.value;
  const problem = model.problem.value;
  return (
    <ArticlesLayout current="results" title="Article results">
      <div class="row spread">
        <p class="muted">What became of the questions that each article was shown for. An article misled where it was the answer, and the customer then said that it did not help or asked for a person.</p>
        <DaysPicker days={days} onChange={(next) => router.go(resultsAddress(next), { replace: true })} />
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          The results could not be loaded. {problem.message}
        </Notice>
      )}
      {!rows && !problem && <Skeleton rows={6} shape="row" label="Loading the results" />}
      {rows?.length === 0 && (
        <EmptyState icon={ChartNoAxesColumn} title="No article was shown in this period">
          As soon as the bot answers with an article, or a search shows one, its results appear here.
        </EmptyState>
      )}
      {rows && rows.length > 0 && <ResultTable rows={rows} days={days} />}
      {model.hasMore.value && (
        <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
          Load more
        </button>
      )}
    </ArticlesLayout>
  );
}

const COLUMNS: readonly { part: ResultPart; of: (row: ArticleResult) => number }[] = [
  { part: 'shown', of: ({ shown }) => shown },
  { part: 'given', of: ({ given }) => given },
  { part: 'chosen', of: ({ chosen }) => chosen },
  { part: 'helped', of: ({ helped }) => helped },
  { part: 'not_helped', of: ({ notHelped }) => notHelped },
  { part: 'handed_off', of: ({ handedOff }) => handedOff },
];

function ResultTable({ rows, days }: { rows: readonly ArticleResult[]; days: LedgerDays }) {
  return (
    <>
      <div class="card table-frame">
        <table class="table result-table">
          <caption class="sr-only">Results of articles in the last {days} days, in questions</caption>
          <thead>
            <tr>
              <th scope="col">Article</th>
              <th scope="col">Misled, of all times given (95 % interval)</th>
              {COLUMNS.map(({ part }) => (
                <th key={part} scope="col" class="number-cell">
                  {PART_WORDS[part]}
                </th>
              ))}
              <th scope="col" class="number-cell">Passed on by agents</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.slug}>
                <th scope="row">
                  <a class="result-title" href={resultPageAddress(row.slug, 'shown', days)}>
                    {row.title}
                  </a>
                </th>
                <td data-label="Misled" class="figures">
                  {row.misled.part > 0 ? <a href={resultPageAddress(row.slug, 'misled', days)}>{misledWords(row.misled)}</a> : misledWords(row.misled)}
                </td>
                {COLUMNS.map(({ part, of }) => (
                  <td key={part} data-label={PART_WORDS[part]} class="number-cell figures">
                    {of(row) === 0 ? '0' : (
                      <a href={resultPageAddress(row.slug, part, days)} aria-label={`${PART_WORDS[part]}: ${of(row)} questions`}>
                        {of(row)}
                      </a>
                    )}
                  </td>
                ))}
                <td data-label="Passed on by agents" class="number-cell figures">{row.inserted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="muted small">Numbers count questions, but for the last one, which counts agents’ replies that the article’s words or link were put into. An interval says how far a share of so few questions can be trusted.</p>
    </>
  );
}
