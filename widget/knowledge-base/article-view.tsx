import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../client/model.ts';
import type { ArticleView as Article } from '../../protocol/articles.ts';
import { dateOf } from '../panel/clock.ts';
import { usePanel } from '../panel/panel-context.ts';
import { reason } from '../panel/reason.ts';
import { fill } from '../words.ts';
import { ArticleEnd } from './article-end.tsx';
import { RichTextView } from './rich-text-view.tsx';

/** One article, to be read in full. */
export function ArticleView({ slug }: { slug: string }): JSX.Element {
  const { client, locale, words: { value: words } } = usePanel();
  const [outcome, setOutcome] = useState<Outcome<{ article: Article }> | null>(null);
  const connection = client.connection.value;

  const load = (): void => {
    setOutcome(null);
    void client.ask('article.read', { slug, locale: locale.peek() }).then(setOutcome);
  };
  // The panel may be opened at an article before it is connected.
  useEffect(() => {
    if (!outcome?.ok && connection === 'online') load();
  }, [slug, connection]);

  if (!outcome) return <div class="view"><div class="scroller skeleton" aria-busy="true"><i /><i /><i /></div></div>;
  if (!outcome.ok) {
    return (
      <div class="view"><div class="scroller" role="alert">
        <p class="problem">{fill(words.articleFailed, { reason: reason(outcome.error, words) })}</p>
        <button type="button" class="small" onClick={load}>{words.retry}</button>
      </div></div>
    );
  }
  const { article } = outcome.data;
  const { title, body, updatedAt } = article;
  return (
    <div class="view">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long text scrolls, also by keyboard */}
      <div class="scroller" tabIndex={0} role="region" aria-label={title}>
        <article>
          <h3>{title}</h3>
          <RichTextView blocks={body} />
          <p class="muted">{fill(words.updated, { date: dateOf(updatedAt) })}</p>
        </article>
        <ArticleEnd key={article.slug} article={article} />
      </div>
    </div>
  );
}
