import { addressOf } from '../addresses.ts';
import type { CategoryNode } from '../category-tree.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import { siteData } from '../machine/structured-data.ts';
import { counted } from '../words/words.ts';
import { askBox } from './ask-box.ts';
import type { DrawnPage, PageContext } from './page-frame.ts';
import { drawPage, pathTo, searchForm } from './page-frame.ts';

/** Articles named under a category on the first page. */
const NAMED_MAX = 4;

/** The first page: search, what is often read, all topics. */
export function homePage(context: PageContext): DrawnPage {
  const { site, language, words } = context;
  const { identity } = site;
  const path = pathTo(context, { at: 'home' });
  const main = html`<div class="hero">
<h1>${words.greeting}</h1>
${identity.homeText !== '' && html`<p>${identity.homeText}</p>`}
${searchForm(context, '')}
</div>
${language.articles.length === 0 && html`<section class="box"><h2>${words.emptyTitle}</h2><p>${words.emptyText}</p></section>`}
${language.featured.length > 0 && html`<section aria-labelledby="_featured">
<h2 id="_featured">${words.featured}</h2>
<ul class="tiles">${language.featured.map(({ slug, title, summary }) => html`<li><a href="${pathTo(context, { at: 'article', slug })}">${title}</a><p>${summary}</p></li>`)}</ul>
</section>`}
${topics(context)}
${askBox(context)}`;
  return drawPage(context, {
    title: language.title,
    description: identity.homeText || `${language.title}: ${counted(words.articles, language.articles.length)}`,
    canonical: path,
    alternates: homeAlternates(context),
    head: [siteData(site, language.title, language.tag, pathTo(context, { at: 'search' }))],
    query: null,
    main,
  });
}

/** The first page in every language. */
export function homeAlternates({ site }: PageContext): ReadonlyMap<string, string> {
  return new Map(site.languages.map(({ tag, locale }) => [tag, addressOf({ at: 'home', locale }, site)]));
}

/** All topics with the articles that stand first in them. */
export function topics(context: PageContext): Html | null {
  const { language, words } = context;
  const { top } = language.categories;
  if (top.length === 0) return null;
  return html`<section aria-labelledby="_topics">
<h2 id="_topics">${words.categories}</h2>
<ul class="cards">${top.map((category) => html`<li class="card">${card(context, category)}</li>`)}</ul>
</section>`;
}

function card(context: PageContext, category: CategoryNode): Html {
  const { words } = context;
  const { name, slug, count, children, articles } = category;
  const path = pathTo(context, { at: 'category', slug });
  const below = children.slice(0, NAMED_MAX).map((child) => ({ title: child.name, path: pathTo(context, { at: 'category', slug: child.slug }) }));
  const named = articles.slice(0, NAMED_MAX - below.length).map((article) => ({ title: article.title, path: pathTo(context, { at: 'article', slug: article.slug }) }));
  const shown = [...below, ...named];
  return html`<h3><a href="${path}">${name}</a></h3>
<ul>${shown.map((entry) => html`<li><a href="${entry.path}">${entry.title}</a></li>`)}</ul>
<p class="dim">${counted(words.articles, count)}</p>`;
}
