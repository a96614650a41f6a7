import { useState } from 'preact/hooks';
import { MessageCircleQuestion } from 'lucide';
import type { ArticleFeedback } from '../../protocol/feedback-contract.ts';
import { FEEDBACK_PERIOD_DAYS } from '../../protocol/feedback-contract.ts';
import { ArticlesLayout } from '../articles/articles-layout.tsx';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { shortTime } from '../ui/time-words.ts';
import { FeedbackEntries } from './feedback-entries.tsx';
import { REASON_WORDS, reasonsOf } from './feedback-words.ts';
import { useLoaded } from './use-loaded.ts';

interface Inbox {
  articles: readonly ArticleFeedback[];
  open: number;
}

/** What readers say of articles: those with most left to do first, each with its reasons and words. */
export function FeedbackPage() {
  const { client, desk, router } = useConsole();
  const [all, setAll] = useState(false);
  const { data, problem, load, put } = useLoaded<Inbox>(String(all), () => client.ask('feedback.articles', { all }));
  const chosen = new URL(router.address.value, 'http://console').searchParams.get('article');
  const articles = data?.articles ?? [];
  const update = (article: ArticleFeedback) => {
    if (!data) return;
    const before = data.articles.find((each) => each.article === article.article)?.open ?? 0;
    put({ articles: data.articles.map((each) => (each.article === article.article ? article : each)), open: data.open - before + article.open });
  };
  return (
    <ArticlesLayout current="feedback" title="Feedback">
      <p class="muted">
        {data && (data.open === 0 ? 'Nothing is left to look at. ' : `${data.open === 1 ? '1 vote waits' : `${data.open} votes wait`} to be looked at. `)}
        Numbers are those of the last {FEEDBACK_PERIOD_DAYS} days.
      </p>
      <label class="choice small">
        <input type="checkbox" checked={all} onChange={(event) => setAll(event.currentTarget.checked)} />
        Show articles with nothing left to do, too
      </label>
      {problem && (
        <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>
          The feedback could not be loaded. {problem.message}
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={4} shape="row" label="Loading the feedback" />}
      {data && articles.length === 0 && (
        <EmptyState icon={MessageCircleQuestion} title="No feedback waits">
          When a reader says that an article did not help, on the help site or to the bot, it appears here with what they wrote.
        </EmptyState>
      )}
      <ul class="stack-s" aria-label="Articles with feedback">
        {articles.map((article) => {
          const isOpen = article.article === chosen;
          const address = `/console/articles/feedback${isOpen ? '' : `?article=${article.article}`}`;
          return (
            <li key={article.article} class="card card-body stack-s">
              <div class="row spread">
                <h2 class="panel-title" lang={article.locale}>{article.title}</h2>
                <a class="button" href={address} aria-expanded={isOpen} aria-label={`${isOpen ? 'Close' : 'Show'} the feedback on ${article.title}`}>
                  {isOpen ? 'Close' : 'Show'}
                </a>
              </div>
              <p class="small">
                <strong>{article.open === 0 ? 'Nothing open' : `${article.open} open`}</strong> · helped {article.helped}, did not help {article.notHelped}
                {reasonsOf(article).map(({ reason, votes }) => ` · ${REASON_WORDS[reason].toLowerCase()}: ${votes}`)}
                <span class="muted"> · last <Time at={article.lastAt}>{shortTime(article.lastAt, desk.now())}</Time></span>
              </p>
              {isOpen && <FeedbackEntries article={article} onChanged={update} />}
            </li>
          );
        })}
      </ul>
    </ArticlesLayout>
  );
}
