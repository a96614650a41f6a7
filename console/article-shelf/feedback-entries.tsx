import { useState } from 'preact/hooks';
import type { ArticleFeedback, FeedbackEntry, FeedbackState } from '../../protocol/feedback-contract.ts';
import { can } from '../../protocol/roles.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { articleAddress, chatsAddress } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { shortTime } from '../ui/time-words.ts';
import { REASON_WORDS, SOURCE_WORDS, STATE_WORDS } from './feedback-words.ts';
import { useLoaded } from './use-loaded.ts';

interface Page {
  article: ArticleFeedback;
  entries: readonly FeedbackEntry[];
  next: string | null;
}

/** What readers said of one article, latest first, and what becomes of it. */
export function FeedbackEntries({ article, onChanged }: { article: ArticleFeedback; onChanged: (article: ArticleFeedback) => void }) {
  const { client, user, desk } = useConsole();
  const id = article.article;
  const [onlyOpen, setOnlyOpen] = useState(article.open > 0);
  const filter = onlyOpen ? { state: 'open' as const } : {};
  const { data, problem, put } = useLoaded<Page>(`${id} ${onlyOpen}`, () => client.ask('feedback.list', { article: id, ...filter }));
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [done, setDone] = useState<{ ids: readonly string[]; before: FeedbackState; words: string } | null>(null);
  const set = async (ids: readonly string[], state: FeedbackState, words: string | null, before: FeedbackState = 'open') => {
    const answer = await client.ask('feedback.set', { article: id, ids: [...ids], state });
    setRefused(answer.ok ? null : answer.error);
    if (!answer.ok || !data) return;
    const changed = new Map(answer.data.entries.map((entry) => [entry.id, entry]));
    put({ ...data, article: answer.data.article, entries: data.entries.map((entry) => changed.get(entry.id) ?? entry) });
    setDone(words === null ? null : { ids, before, words });
    onChanged(answer.data.article);
  };
  const more = async () => {
    if (!data?.next) return;
    const answer = await client.ask('feedback.list', { article: id, ...filter, cursor: data.next });
    if (answer.ok) put({ ...answer.data, entries: [...data.entries, ...answer.data.entries] });
    else setRefused(answer.error);
  };
  const open = data?.entries.filter(({ state }) => state === 'open') ?? [];
  return (
    <section class="stack-s" aria-label={`Feedback on ${article.title}`}>
      <div class="row">
        <a class="button" href={articleAddress(id)}>Open the article</a>
        <button type="button" class="button" aria-pressed={onlyOpen} onClick={() => { setDone(null); setOnlyOpen(!onlyOpen); }}>Only what is open</button>
        {open.length > 1 && (
          <button type="button" class="button" onClick={() => void set(open.map((entry) => entry.id), 'done', `${open.length} marked as done.`)}>
            Mark all as done
          </button>
        )}
      </div>
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {done && (
        <Notice tone="success" action={<button type="button" class="button" onClick={() => void set(done.ids, done.before, null)}>Undo</button>}>
          {done.words}
        </Notice>
      )}
      {!data && !problem && <Skeleton rows={3} label="Loading what readers said" />}
      {data?.entries.length === 0 && <p class="muted small">Nothing here.</p>}
      <ul class="shelf-votes" aria-label="What readers said">
        {data?.entries.map((entry) => (
          <li key={entry.id} class="shelf-vote">
            <p class="small">
              <span class="chip">{SOURCE_WORDS[entry.source]}</span> {entry.reason && <strong>{REASON_WORDS[entry.reason]}. </strong>}
              <span class="muted">
                <Time at={entry.at}>{shortTime(entry.at, desk.now())}</Time>
                {entry.version !== null && `, version ${entry.version}`}
                {entry.state !== 'open' && `, ${STATE_WORDS[entry.state].toLowerCase()}${entry.by === null ? '' : ` (${entry.by})`}`}
              </span>
            </p>
            {entry.question && <p>Asked: “{entry.question}”</p>}
            {entry.comment && <p class="shelf-comment">{entry.comment}</p>}
            {!entry.comment && !entry.question && !entry.reason && <p class="muted small">No words.</p>}
            <div class="row">
              {entry.conversation !== null && can(user, 'desk') && <a class="button" href={chatsAddress('all', entry.conversation)}>Open the conversation</a>}
              {entry.state === 'open' ? (
                <>
                  <button type="button" class="button" onClick={() => void set([entry.id], 'done', 'Marked as done.')}>Mark as done</button>
                  <button type="button" class="button button-quiet" onClick={() => void set([entry.id], 'no_action', 'Marked: nothing to do.')}>Nothing to do</button>
                </>
              ) : (
                <button type="button" class="button button-quiet" onClick={() => void set([entry.id], 'open', null)}>Open again</button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {data?.next && (
        <button type="button" class="button load-more" onClick={() => void more()}>
          Show more
        </button>
      )}
    </section>
  );
}
