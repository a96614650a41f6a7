/**
 * What a page says to machines, in the words of schema.org. Only what a reader sees on the page too: a list of questions
 * is told as one only where the article's own headings are questions.
 */
import type { ArticleView } from '../../../protocol/articles.ts';
import type { RichText } from '../../../protocol/rich-text.ts';
import { inlineText, plainText } from '../../../protocol/rich-text.ts';
import type { HelpSite } from '../help-site.ts';
import type { Html } from '../html.ts';
import { dataBlock } from '../html.ts';

/** A step on the way to a page. */
export interface Crumb {
  name: string;
  path: string;
}

const SCHEMA = 'https://schema.org';
/** Fewer questions are no list of questions. */
const FAQ_FROM = 2;
/** Longest answer that is told, in characters. */
const ANSWER_MAX = 1_500;

const block = (data: object): Html => dataBlock('application/ld+json', { '@context': SCHEMA, ...data });

/** The way to a page. */
export function breadcrumbData(crumbs: readonly Crumb[], origin: string): Html {
  const steps = crumbs.map(({ name, path }, at) => ({ '@type': 'ListItem', position: at + 1, name, item: new URL(path, origin).href }));
  return block({ '@type': 'BreadcrumbList', itemListElement: steps });
}

/** The site, and how to search it. */
export function siteData({ identity }: HelpSite, title: string, tag: string, search: string): Html {
  const { origin } = identity;
  return block({
    '@type': 'WebSite',
    name: title,
    inLanguage: tag,
    url: new URL('/help', origin).href,
    potentialAction: { '@type': 'SearchAction', target: `${new URL(search, origin).href}?q={query}`, 'query-input': 'required name=query' },
  });
}

/** An article, and the questions it answers under headings that ask them. */
export function articleData(article: ArticleView, { identity }: HelpSite, path: string): Html[] {
  const { origin, companyName } = identity;
  const whole = {
    '@type': 'Article',
    headline: article.title.slice(0, 110),
    description: article.summary,
    inLanguage: article.locale,
    dateModified: new Date(article.updatedAt).toISOString(),
    mainEntityOfPage: new URL(path, origin).href,
    ...(companyName !== '' && { author: { '@type': 'Organization', name: companyName }, publisher: { '@type': 'Organization', name: companyName } }),
  };
  const questions = askedHeadings(article.body);
  if (questions.length < FAQ_FROM) return [block(whole)];
  const entities = questions.map(({ question, answer }) => ({ '@type': 'Question', name: question, acceptedAnswer: { '@type': 'Answer', text: answer } }));
  return [block(whole), block({ '@type': 'FAQPage', mainEntity: entities })];
}

function askedHeadings(body: RichText): { question: string; answer: string }[] {
  return body.flatMap((found, at) => {
    if (found.t !== 'heading') return [];
    const question = inlineText(found.children).trim();
    const rest = body.slice(at + 1);
    const end = rest.findIndex(({ t }) => t === 'heading');
    const answer = plainText(end === -1 ? rest : rest.slice(0, end)).trim();
    return /[?？؟]$/.test(question) && answer !== '' ? [{ question, answer: answer.slice(0, ANSWER_MAX) }] : [];
  });
}
