import { addressOf } from '../addresses.ts';
import { trailOf } from '../category-tree.ts';
import type { CategoryNode } from '../category-tree.ts';
import { html } from '../html.ts';
import { breadcrumbData } from '../machine/structured-data.ts';
import { counted, fill } from '../words/words.ts';
import { askBox } from './ask-box.ts';
import { crumbsTo, crumbTrail } from './crumbs.ts';
import type { DrawnPage, PageContext } from './page-frame.ts';
import { drawPage, pathTo } from './page-frame.ts';

/** The page of one category: the categories below it, and its articles. */
export function categoryPage(context: PageContext, category: CategoryNode): DrawnPage {
  const { site, words } = context;
  const { slug, name, children, articles, count } = category;
  const crumbs = crumbsTo(context, category);
  const main = html`${crumbTrail(context, crumbs.slice(0, -1))}
<h1>${name}</h1>
<p class="dim">${counted(words.articles, count)}</p>
${children.length > 0 && html`<section aria-labelledby="_below">
<h2 id="_below">${fill(words.moreIn, { category: name })}</h2>
<ul class="cards">${children.map((child) => html`<li class="card"><h3><a href="${pathTo(context, { at: 'category', slug: child.slug })}">${child.name}</a></h3><p class="dim">${counted(words.articles, child.count)}</p></li>`)}</ul>
</section>`}
${articles.length > 0 && html`<ul class="rows">${articles.map((article) => html`<li><a href="${pathTo(context, { at: 'article', slug: article.slug })}">${article.title}</a><p>${article.summary}</p></li>`)}</ul>`}
${askBox(context)}`;
  const others = site.languages.filter((other) => other.categories.bySlug(slug) !== undefined);
  const above = trailOf(category).map((node) => node.name);
  return drawPage(context, {
    title: name,
    description: [...above, name, counted(words.articles, count)].join(' – '),
    canonical: pathTo(context, { at: 'category', slug }),
    alternates: new Map(others.map(({ tag, locale }) => [tag, addressOf({ at: 'category', locale, slug }, site)])),
    head: [breadcrumbData(crumbs, site.identity.origin)],
    query: '',
    main,
  });
}
