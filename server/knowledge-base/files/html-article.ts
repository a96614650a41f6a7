import { createRequire } from 'node:module';
import type { ForeignFields } from './foreign-article.ts';

// Both are CommonJS; Turndown's own types describe a browser's DOM, which this is not.
const require = createRequire(import.meta.url);
interface Element {
  textContent: string;
  innerHTML: string;
  parentNode: { removeChild(child: Element): void } | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Element | null;
  querySelectorAll(selector: string): ArrayLike<Element>;
}
interface Turndown {
  use(plugin: unknown): void;
  turndown(html: unknown): string;
}

/** What is around an article, or could run. It is taken out before anything is read. */
const AROUND = 'script, style, noscript, template, iframe, object, embed, form, button, input, select, textarea, svg, nav, header, footer, aside, [hidden], [role=navigation], [role=search], .breadcrumbs, .breadcrumb';
/** Where help centres put the text of an article, the closest first. */
const PLACES = ['article [itemprop=articleBody]', '.article-body', '[itemprop=articleBody]', 'article', 'main', '[role=main]', 'body'];

/** An article from a page of HTML: title, summary and language as the page says, its body as Markdown. Nothing of it runs. */
export function readHtmlArticle(html: string): ForeignFields {
  const { createDocument } = require('@mixmark-io/domino') as { createDocument(html: string): Element & { documentElement: Element } };
  const document = createDocument(html);
  // The heading may stand in a page header, which goes.
  const heading = document.querySelector('h1');
  const title = line(heading?.textContent) || line(document.querySelector('title')?.textContent);
  const description = document.querySelector('meta[name=description]')?.getAttribute('content');
  const locale = document.documentElement?.getAttribute('lang') ?? undefined;
  for (const element of Array.from(document.querySelectorAll(AROUND))) element.parentNode?.removeChild(element);
  for (const element of Array.from(document.querySelectorAll('h1'))) element.parentNode?.removeChild(element);
  const place = PLACES.map((selector) => document.querySelector(selector)).find((element) => line(element?.textContent) !== '' || element?.querySelector('img') != null);
  return { title, summary: line(description ?? ''), ...(locale !== undefined && { locale: locale.slice(0, 2).toLowerCase() }), body: toMarkdown(place?.innerHTML ?? '') };
}

/** HTML as Markdown: headings from the second level, lists, tables, code and images are kept. */
export function toMarkdown(html: string): string {
  const TurndownService = require('turndown') as new (options: Record<string, string>) => Turndown;
  const { gfm } = require('@joplin/turndown-plugin-gfm') as { gfm: unknown };
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' });
  service.use(gfm);
  return service.turndown(html).replace(/\u00A0/g, ' ').replace(/\n{3,}/g, '\n\n').trim();
}

const line = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
