import { addressOf } from '../addresses.ts';
import type { HelpArticle } from '../help-sources.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Stem } from '../marked-text.ts';
import { markedText } from '../marked-text.ts';
import { counted, fill } from '../words/words.ts';
import { askBox } from './ask-box.ts';
import { topics } from './home-page.ts';
import type { DrawnPage, PageContext } from './page-frame.ts';
import { drawPage, pathTo, pathToSearch, searchForm } from './page-frame.ts';

/** What a search came to. */
export interface SearchPageParts {
  /** As it was typed, without white space around it; empty for no search yet. */
  query: string;
  found: readonly HelpArticle[];
  /** What was probably meant, else null. */
  meant: string | null;
  stem: Stem;
  /** Id that tells what follows this search; null where nothing is kept of it. */
  id: string | null;
}

/** A query is shown cut to this many characters. */
const SHOWN_MAX = 80;

/** The page of a search, shareable by its address. */
export function searchPage(context: PageContext, parts: SearchPageParts): DrawnPage {
  const { site, words } = context;
  const { query, found } = parts;
  const shown = query.length > SHOWN_MAX ? `${[...query].slice(0, SHOWN_MAX).join('')}…` : query;
  const outcome = found.length === 0 ? fill(words.nothingFor, { query: shown }) : counted(words.resultsFor, found.length, { query: shown });
  const headline = query === '' ? words.searchTitle : outcome;
  const main = html`<h1>${headline}</h1>
${searchForm(context, query)}
${query === '' && html`<p class="dim">${words.searchIntro}</p>`}
${parts.meant !== null && html`<p class="meant">${words.didYouMean}: <a href="${pathToSearch(context, parts.meant)}">${parts.meant}</a>?</p>`}
${found.length > 0 ? results(context, parts) : query !== '' && html`<ul class="hints">${words.nothingHints.map((hint) => html`<li>${hint}</li>`)}</ul>`}
${query !== '' && askBox(context, query, parts.id)}
${found.length === 0 && topics(context)}`;
  return drawPage(context, {
    title: query === '' ? words.searchTitle : fill(words.resultsTitle, { query: shown }),
    description: query === '' ? words.searchIntro : headline,
    // Every search is the search page to search machines; one that finds nothing is nothing to keep.
    canonical: query !== '' && found.length === 0 ? null : pathTo(context, { at: 'search' }),
    alternates: new Map(site.languages.map(({ tag, locale }) => [tag, addressOf({ at: 'search', locale }, site)])),
    query: null,
    main,
  });
}

function results(context: PageContext, { query, found, meant, stem, id }: SearchPageParts): Html {
  const queries = meant === null ? [query] : [query, meant];
  const rows = found.map((article) => {
    const category = context.language.categories.of(article);
    return html`<li><a href="${pathTo(context, { at: 'article', slug: article.slug })}${id !== null && `?s=${id}`}">${markedText(article.title, queries, stem)}</a>
<p>${markedText(article.summary, queries, stem)}</p>
${category !== undefined && html`<p class="dim">${category.name}</p>`}</li>`;
  });
  return html`<ol class="rows results">${rows}</ol>`;
}
