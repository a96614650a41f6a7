import { useEffect, useState } from 'preact/hooks';
import { ClipboardList } from 'lucide';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { FigureCards } from './figure-cards.tsx';
import { PeriodPicker } from './period-picker.tsx';
import { parseSurveyAddress, surveyAddress } from './survey-period.ts';
import type { SurveyFilter } from './survey-period.ts';
import { SurveyRow } from './survey-row.tsx';
import { createSurveysModel } from './surveys-model.ts';

const FILTERS: readonly { filter: SurveyFilter; label: string; empty: string }[] = [
  { filter: 'all', label: 'All', empty: 'Every resolved conversation offers a survey; it appears here at once, and its answers as they are given.' },
  { filter: 'comments', label: 'With comments', empty: 'What customers write in a survey appears here.' },
  { filter: 'low', label: 'Low scores', empty: 'Surveys with a satisfaction of 1 or 2, or a recommendation of 6 or less, appear here.' },
];

/** What customers said after their chats: the figures with how sure they are, and each survey behind them. */
export function SurveysPage() {
  const { client, desk, router } = useConsole();
  const [model] = useState(() => createSurveysModel(client));
  const { period, filter } = parseSurveyAddress(router.address.value, desk.now());
  const online = client.connection.value === 'online';
  const load = () => void model.load(period, filter);
  useEffect(() => {
    if (online) load();
  }, [online, period.from, period.to, filter]);
  const figures = model.figures.value;
  const rows = model.rows.value;
  const problem = model.problem.value;
  return (
    <main class="page">
      <h1>Surveys</h1>
      <PeriodPicker period={period} onChange={(next) => router.go(surveyAddress(next, filter))} />
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          The surveys could not be loaded. {problem.message}
        </Notice>
      )}
      {figures ? <FigureCards figures={figures} /> : !problem && <Skeleton rows={3} shape="row" label="Counting the surveys" />}
      <div class="row spread">
        <h2 id="surveys-title">Answers</h2>
        <div class="row" role="group" aria-label="Show">
          {FILTERS.map((choice) => (
            <button key={choice.filter} type="button" class="button" aria-pressed={filter === choice.filter} onClick={() => router.go(surveyAddress(period, choice.filter))}>
              {choice.label}
            </button>
          ))}
        </div>
      </div>
      {!rows && !problem && <Skeleton rows={5} shape="row" label="Loading the surveys" />}
      {rows && rows.length > 0 && (
        <ul class="card survey-list" aria-labelledby="surveys-title">
          {rows.map((row) => (
            <SurveyRow key={row.id} row={row} now={desk.now()} />
          ))}
        </ul>
      )}
      {rows?.length === 0 && (
        <EmptyState icon={ClipboardList} title="Nothing in this period">
          {FILTERS.find((choice) => choice.filter === filter)?.empty}
        </EmptyState>
      )}
      {model.hasMore.value && (
        <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
          Load more
        </button>
      )}
    </main>
  );
}
