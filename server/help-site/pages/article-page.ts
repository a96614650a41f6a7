import type { ArticleView } from '../../../protocol/articles.ts';
import { inlineText, plainText } from '../../../protocol/rich-text.ts';
import type { HelpArticle } from '../help-sources.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import { articleData, breadcrumbData } from '../machine/structured-data.ts';
import { richHtml } from '../rich-html.ts';
import { fill } from '../words/words.ts';
import { askBox } from './ask-box.ts';
import { crumbsTo, crumbTrail } from './crumbs.ts';
import type { DrawnPage, PageContext } from './page-frame.ts';
import { drawPage, pathTo } from './page-frame.ts';
import { voteBox } from './vote-box.ts';
import type { VoteStep } from './vote-box.ts';
import { addressOf } from '../addresses.ts';

/** An article with what surrounds it. */
export interface ArticlePageParts {
  article: ArticleView;
  related: readonly HelpArticle[];
  step: VoteStep;
  /** The article of a slug in the page's language or another, also one that was renamed; null where readers have none. */
  linkTo(slug: string): string | null;
}

/** A list of sections stands on top from this many of them, and this many characters. */
const LONG = { sections: 3, characters: 1_500 };
/** Longest description, in characters: search machines show no more. */
const DESCRIPTION_MAX = 160;

/** The page of one article. */
export function articlePage(context: PageContext, { article, related, step, linkTo }: ArticlePageParts): DrawnPage {
  const { site, language, words } = context;
  const { slug } = article;
  const path = pathTo(context, { at: 'article', slug });
  const entry = language.article(slug);
  const crumbs = crumbsTo(context, entry && language.categories.of(entry));
  const description = (article.summary || plainText(article.body).replace(/\s+/g, ' ')).slice(0, DESCRIPTION_MAX);
  const updated = new Date(article.updatedAt);
  const date = new Intl.DateTimeFormat(language.tag, { dateStyle: 'long', timeZone: 'UTC' }).format(updated);
  const main = html`${crumbTrail(context, crumbs)}
<article class="text">
<h1>${article.title}</h1>
<p class="dim"><time datetime="${updated.toISOString()}">${fill(words.updated, { date })}</time></p>
${contents(context, article)}
${richHtml(article.body, { linkTo, tableLabel: words.table })}
</article>
${voteBox(context, slug, step)}
${related.length > 0 && html`<section class="related" aria-labelledby="_related">
<h2 id="_related">${words.related}</h2>
<ul>${related.map((other) => html`<li><a href="${pathTo(context, { at: 'article', slug: other.slug })}">${other.title}</a></li>`)}</ul>
</section>`}
${askBox(context)}`;
  return drawPage(context, {
    title: article.title,
    description: description || article.title,
    canonical: path,
    alternates: new Map(site.translations(slug).map(({ tag, locale }) => [tag, addressOf({ at: 'article', locale, slug }, site)])),
    head: [breadcrumbData([...crumbs, { name: article.title, path }], site.identity.origin), ...articleData(article, site, path)],
    openGraph: { type: 'article', modifiedAt: article.updatedAt },
    query: '',
    main,
  });
}

function contents({ words }: PageContext, { body }: ArticleView): Html | null {
  const sections = body.flatMap((block) => (block.t === 'heading' && block.level === 2 ? [{ id: block.id, text: inlineText(block.children) }] : []));
  if (sections.length < LONG.sections || plainText(body).length < LONG.characters) return null;
  return html`<nav class="contents" aria-labelledby="_contents">
<h2 id="_contents">${words.onThisPage}</h2>
<ul>${sections.map(({ id, text }) => html`<li><a href="#${encodeURIComponent(id)}">${text}</a></li>`)}</ul>
</nav>`;
}
