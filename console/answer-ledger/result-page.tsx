import { useEffect, useState } from 'preact/hooks';
import { ArrowLeft } from 'lucide';
import type { ArticleResult, ResultPart } from '../../protocol/ledger.ts';
import { RESULT_PARTS } from '../../protocol/ledger.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { addressOf } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DaysPicker } from './days-picker.tsx';
import { daysOf, partOf, resultPageAddress, resultsAddress } from './ledger-address.ts';
import { misledWords, PART_WORDS } from './ledger-words.ts';
import { QuestionList } from './question-list.tsx';
import { createResultModel } from './results-model.ts';

/** The questions behind the numbers of one article. */
export function ResultPage({ slug }: { slug: string }) {
  const { client, router } = useConsole();
  const [{ article, questions }] = useState(() => createResultModel(client, slug));
  const days = daysOf(router.address.value);
  const part = partOf(router.address.value);
  const online = client.connection.value === 'online';
  const load = () => void questions.load({ part, days });
  useEffect(() => {
    if (online) load();
  }, [online, days, part]);
  const shown = article.value;
  const rows = questions.rows.value;
  const problem = questions.problem.value;
  return (
    <ArticlesLayout
      current="results"
      title={shown?.title ?? 'Article results'}
      actions={<a class="button" href={`${addressOf('articles')}?q=${encodeURIComponent(slug)}`}>Find the article</a>}
    >
      <div class="row spread">
        <a class="back-link small" href={resultsAddress(days)}>
          <Icon icon={ArrowLeft} />
          All results
        </a>
        <DaysPicker days={days} onChange={(next) => router.go(resultPageAddress(slug, part, next), { replace: true })} />
      </div>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          {problem.message}
        </Notice>
      )}
      {!rows && !problem && <Skeleton rows={6} shape="row" label="Loading the questions" />}
      {shown && (
        <>
          <p>{sentenceOf(shown, days)}</p>
          <div class="row" role="group" aria-label="Questions">
            {RESULT_PARTS.map((choice) => (
              <button key={choice} type="button" class="button filter-chip" aria-pressed={choice === part} onClick={() => router.go(resultPageAddress(slug, choice, days), { replace: true })}>
                {PART_WORDS[choice]} <span class="chip chip-count">{countOf(shown, choice)}</span>
              </button>
            ))}
          </div>
        </>
      )}
      {rows && <h2 id="questions-title">{PART_WORDS[part]}</h2>}
      {rows && rows.length > 0 && <QuestionList questions={rows} labelledBy="questions-title" />}
      {rows?.length === 0 && <p class="muted">No question of the last {days} days.</p>}
      {questions.hasMore.value && (
        <button type="button" class="button load-more" disabled={questions.loadingMore.value} onClick={() => void questions.loadMore()}>
          Load more
        </button>
      )}
    </ArticlesLayout>
  );
}

function countOf({ shown, given, chosen, helped, notHelped, handedOff, misled }: ArticleResult, part: ResultPart): number {
  return { shown, given, chosen, helped, not_helped: notHelped, handed_off: handedOff, misled: misled.part }[part];
}

function sentenceOf({ given, misled, inserted }: ArticleResult, days: number): string {
  const passed = inserted === 0 ? '' : ` Agents passed it on in ${inserted === 1 ? 'one reply' : `${inserted} replies`}.`;
  if (given === 0) return `It was never given as an answer in the last ${days} days.${passed}`;
  return `It was given as the answer ${given === 1 ? 'once' : `${given} times`} in the last ${days} days. It misled ${misledWords(misled)}.${passed}`;
}
