import type { JSX, TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ArticleSummary, ArticleView } from '../../protocol/articles.ts';
import type { FeedbackReason } from '../../protocol/feedback-contract.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { sendMessage } from '../conversations/send-message.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import { ArticleRows } from './article-search.tsx';

/** Articles named as related. */
const RELATED_MAX = 3;

const REASONS: readonly (readonly [FeedbackReason, keyof Words])[] = [
  ['missing', 'reasonMissing'],
  ['unclear', 'reasonUnclear'],
  ['outdated', 'reasonOutdated'],
  ['other', 'reasonOther'],
];

/** What follows an article: whether it helped and why not, what else there is, and the way to ask. */
export function ArticleEnd({ article }: { article: ArticleView }): JSX.Element {
  return (
    <>
      <Vote article={article} />
      <Related article={article} />
      <StillNeedHelp />
    </>
  );
}

function Vote({ article: { slug, locale } }: { article: ArticleView }): JSX.Element {
  const { client, words: { value: words } } = usePanel();
  const [said, setSaid] = useState<boolean | FeedbackReason | null>(null);
  const [problem, setProblem] = useState('');
  const vote = (helped: boolean, why?: FeedbackReason): void => {
    setSaid(why ?? helped);
    setProblem('');
    void client.ask('article.vote', { slug, locale, helped, ...(why && { reason: why }) }).then((outcome) => {
      if (outcome.ok) return;
      setSaid(said);
      setProblem(fill(words.surveyFailed, { reason: reason(outcome.error, words) }));
    });
  };
  const question = said === null ? words.helped : said === false ? words.whyNot : null;
  return (
    <section>
      {question === null ? (
        <p class="helped" role="status">{said === true ? words.helpedYes : words.voteThanks}</p>
      ) : (
        <div class="helped" role="group" aria-label={question}>
          <span aria-hidden="true">{question}</span>
          {said === null
            ? [true, false].map((helped) => (
              <button key={helped} type="button" class="small" onClick={() => vote(helped)}>{helped ? words.yes : words.no}</button>
            ))
            : REASONS.map(([why, name]) => (
              <button key={why} type="button" class="small" onClick={() => vote(false, why)}>{words[name]}</button>
            ))}
        </div>
      )}
      <p class="problem" role="alert">{problem}</p>
    </section>
  );
}

function Related({ article: { slug, title } }: { article: ArticleView }): JSX.Element | null {
  const { client, locale, words: { value: words } } = usePanel();
  const [related, setRelated] = useState<readonly ArticleSummary[]>([]);
  useEffect(() => {
    let isHere = true;
    void client.ask('articles.search', { query: title, locale: locale.peek(), related: true }).then((outcome) => {
      if (isHere && outcome.ok) setRelated(outcome.data.articles.filter((other) => other.slug !== slug).slice(0, RELATED_MAX));
    });
    return () => {
      isHere = false;
    };
  }, [slug]);
  if (related.length === 0) return null;
  return (
    <section>
      <h3>{words.related}</h3>
      <ArticleRows articles={related} />
    </section>
  );
}

/** Asks in the chat that goes on, or begins one; what was searched for is there already. */
function StillNeedHelp(): JSX.Element {
  const panel = usePanel();
  const words = panel.words.value;
  const ask = (event: TargetedEvent<HTMLFormElement, Event>): void => {
    event.preventDefault();
    const text = (event.currentTarget.elements.namedItem('question') as HTMLInputElement).value.trim();
    const chat = panel.chat.peek();
    const goesOn = chat?.phase.peek() === 'open' ? chat : null;
    if (text !== '') sendMessage(panel, goesOn, text);
    if (text === '' || goesOn) panel.openChat(goesOn?.id ?? null);
  };
  return (
    <section>
      <h3>{words.needHelp}</h3>
      <form class="ask" onSubmit={ask}>
        <input name="question" aria-label={words.yourQuestion} placeholder={words.yourQuestion} maxLength={MESSAGE_MAX} defaultValue={panel.finder.query.peek().trim()} autocomplete="off" />
        <button type="submit" class="main">{words.ask}</button>
      </form>
    </section>
  );
}
