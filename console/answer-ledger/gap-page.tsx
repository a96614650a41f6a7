import { useEffect, useState } from 'preact/hooks';
import { ArrowLeft } from 'lucide';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DaysPicker } from './days-picker.tsx';
import { createGapActions } from './gap-actions-model.ts';
import { GapButtons } from './gap-buttons.tsx';
import { GapState, KindChips } from './gap-item.tsx';
import { GapNotices } from './gap-notices.tsx';
import { createGapModel } from './gap-model.ts';
import type { FoundArticle } from './gap-model.ts';
import { daysOf, gapPageAddress, gapsAddress, resultPageAddress } from './ledger-address.ts';
import { askedWords, trendWords } from './ledger-words.ts';
import { QuestionList } from './question-list.tsx';

/** One gap: whom it affects, the real questions, what was found for them, and what to do about it. */
export function GapPage({ gap: id }: { gap: string }) {
  const { client, desk, router } = useConsole();
  const [model] = useState(() => createGapModel(client, id));
  const [actions] = useState(() => createGapActions(client, () => daysOf(router.address.value), model.put));
  const days = daysOf(router.address.value);
  const online = client.connection.value === 'online';
  const load = () => void model.load(days);
  useEffect(() => {
    if (online) load();
  }, [online, days]);
  const gap = model.gap.value;
  const problem = model.problem.value;
  const questions = model.questions.value;
  return (
    <ArticlesLayout current="gaps" title={gap?.question ?? 'Gap'}>
      <p>
        <a class="back-link small" href={gapsAddress({ days, state: gap?.state ?? 'open', kind: null, locale: null })}>
          <Icon icon={ArrowLeft} />
          All gaps
        </a>
      </p>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={load}>Try again</button>}>
          {problem.message}
        </Notice>
      )}
      <GapNotices actions={actions} />
      {!gap && !problem && <Skeleton rows={6} shape="row" label="Loading the gap" />}
      {gap && (
        <>
          <div class="row spread">
            <p>
              {askedWords(gap)} in the last {days} days, {trendWords(gap, days)}.
            </p>
            <DaysPicker days={days} onChange={(next) => router.go(gapPageAddress(id, next), { replace: true })} />
          </div>
          <p class="row">
            <KindChips gap={gap} />
            <span class="chip">{languageName(gap.locale)}</span>
            {gap.reopened && gap.state === 'open' && <span class="chip chip-note">Asked in vain again after it was solved</span>}
          </p>
          <GapState gap={gap} now={desk.now()} />
          <div class="row">
            <GapButtons gap={gap} actions={actions} main />
          </div>
          <h2 id="asked-title">What was asked</h2>
          {questions.length > 0 ? (
            <QuestionList questions={questions} labelledBy="asked-title" />
          ) : (
            <p class="muted">Nobody asked it in the last {days} days. Try a longer period.</p>
          )}
          {model.hasMore.value && (
            <button type="button" class="button load-more" disabled={model.loadingMore.value} onClick={() => void model.loadMore()}>
              Load more
            </button>
          )}
          {model.found.value.length > 0 && <Found articles={model.found.value} asked={gap.questions} days={days} />}
        </>
      )}
    </ArticlesLayout>
  );
}

function Found({ articles, asked, days }: { articles: readonly FoundArticle[]; asked: number; days: ReturnType<typeof daysOf> }) {
  return (
    <section class="stack-s" aria-labelledby="found-title">
      <h2 id="found-title">What was found for it</h2>
      <p class="muted small">Articles that came near{asked > 1 ? ', for the latest of these questions' : ''}. One that fits may only lack this wording.</p>
      <ul class="card found-list" aria-labelledby="found-title">
        {articles.map(({ slug, title, times, given }) => (
          <li key={slug} class="found-row">
            <a href={resultPageAddress(slug, 'shown', days)}>{title}</a>
            <span class="muted small figures">
              {given === 0 ? `Considered ${times === 1 ? 'once' : `${times} times`}, never given as the answer` : `Considered ${times === 1 ? 'once' : `${times} times`}, given as the answer ${given === 1 ? 'once' : `${given} times`}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
