import type { JSX } from 'preact';
import type { ArticleSummary } from '../../protocol/articles.ts';
import { Icon } from '../panel/icon.tsx';
import { NextIcon, SearchIcon } from '../panel/icons.ts';
import { usePanel } from '../panel/panel-context.ts';
import { fill } from '../words.ts';

/** Longest search, in characters; the field ends there. */
const SEARCH_MAX = 200;

/** Articles to read without asking anybody. */
export function ArticleSearch(): JSX.Element {
  const { client, finder, words: { value: words } } = usePanel();
  const found = finder.found.value;
  const offered = client.welcome.value?.articles ?? [];

  const failed = found !== null && 'failed' in found;
  const articles = found && !failed ? found.articles : offered;
  const outcome = failed
    ? words.searchFailed
    : found && fill(found.articles.length === 0 ? words.searchNothing : words.found, { query: found.query, count: found.articles.length });
  return (
    <section>
      <h3>{words.articles}</h3>
      <label class="search">
        <Icon node={SearchIcon} />
        <input
          type="search"
          aria-label={words.searchArticles}
          placeholder={words.searchArticles}
          maxLength={SEARCH_MAX}
          value={finder.query.value}
          onInput={(event) => finder.look(event.currentTarget.value)}
        />
      </label>
      <p class={articles.length > 0 && !failed ? 'hidden-words' : 'muted'} role="status">{outcome}</p>
      <ArticleRows articles={articles} />
    </section>
  );
}

/** Articles to choose from; nothing where there are none. */
export function ArticleRows({ articles }: { articles: readonly ArticleSummary[] }): JSX.Element | null {
  const { go } = usePanel();
  if (articles.length === 0) return null;
  return (
    <ul class="rows">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <button type="button" onClick={() => go({ at: 'article', slug })}>
            <span class="row-text"><span class="row-title">{title}</span><small>{summary}</small></span>
            <Icon node={NextIcon} />
          </button>
        </li>
      ))}
    </ul>
  );
}
