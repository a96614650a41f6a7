import { addressOf, searchAddress } from '../addresses.ts';
import type { HelpPlace } from '../addresses.ts';
import type { HelpLanguage, HelpSite } from '../help-site.ts';
import type { Html, Part } from '../html.ts';
import { attribute, html } from '../html.ts';
import type { HelpWords } from '../words/help-words.ts';
import { wordsFor } from '../words/words.ts';

/** Addresses of the files that every page loads. */
export interface PageFiles {
  style: string;
  script: string;
  icon: string;
}

/** What a page is drawn with. */
export interface PageContext {
  site: HelpSite;
  language: HelpLanguage;
  words: HelpWords;
  files: PageFiles;
}

/** A page that is drawn: its status, and the whole text. */
export interface DrawnPage {
  status: number;
  body: string;
}

/** What a page puts into its frame. Addresses are paths of this site. */
export interface PageContent {
  status?: number;
  title: string;
  description: string;
  /** The one address of the page; null for those that search machines shall not keep. */
  canonical: string | null;
  /** The same page in other languages, by `lang` tag; this one included. Empty where there is none. */
  alternates: ReadonlyMap<string, string>;
  /** What else the head holds: data for machines, links to feeds. */
  head?: readonly Part[];
  openGraph?: { type: 'website' | 'article'; modifiedAt?: number };
  /** What stands in the search field; null leaves it out of the head of the page, because the page has its own. */
  query: string | null;
  main: Html;
}

/** The words for a language. */
export function contextFor(site: HelpSite, locale: string, files: PageFiles): PageContext {
  const language = site.language(locale);
  return { site, language, words: wordsFor(language.locale).words, files };
}

/** A path of the site in the page's language. */
export function pathTo({ site, language }: Pick<PageContext, 'site' | 'language'>, place: { at: 'home' | 'search' | 'feed' } | { at: 'article' | 'category' | 'vote'; slug: string }): string {
  return addressOf({ ...place, locale: language.locale } as HelpPlace, site);
}

/** The whole page. */
export function drawPage(context: PageContext, content: PageContent): DrawnPage {
  const { site, language, words, files } = context;
  const { identity } = site;
  const wording = wordsFor(language.locale).language;
  const fullTitle = content.title === language.title ? content.title : `${content.title} – ${language.title}`;
  const page = html`<!doctype html>
<html lang="${language.tag}"${attribute('dir', direction(language.tag))}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${fullTitle}</title>
<meta name="description" content="${content.description}">
<link rel="stylesheet" href="${files.style}">
<link rel="icon" href="${identity.logoUrl ?? files.icon}">
<meta name="theme-color" content="${identity.color}">
${headLinks(context, content)}
${content.head}
</head>
<body>
<a class="skip" href="#_content">${words.skip}</a>
<header class="top">
<div class="bar">
<a class="brand" href="${pathTo(context, { at: 'home' })}">${identity.logoUrl !== null && html`<img src="${identity.logoUrl}" alt="" height="32">`}<span>${language.title}</span></a>
${identity.links.length > 0 && html`<nav class="links" aria-label="${words.siteLinks}"><ul>${identity.links.map(({ label, href }) => html`<li><a href="${href}">${label}</a></li>`)}</ul></nav>`}
</div>
${content.query !== null && html`<div class="bar">${searchForm(context, content.query)}</div>`}
</header>
<main id="_content" tabindex="-1">
${content.main}
</main>
<footer class="foot">
<div class="bar"${attribute('lang', wording === language.locale.split('-')[0] ? null : wording)}>
<p>${identity.companyName}</p>
${languageSwitch(context, content.alternates)}
<p><a href="${pathTo(context, { at: 'feed' })}">${words.feed}</a></p>
</div>
</footer>
${identity.inbox !== null && html`<script async src="/widget.js" data-inbox="${identity.inbox}"></script>
<script type="module" src="${files.script}"></script>`}
</body>
</html>
`;
  return { status: content.status ?? 200, body: page.text };
}

/** The field that searches, as a form that needs no script. */
export function searchForm(context: PageContext, query: string, id = '_q'): Html {
  const { words } = context;
  return html`<form class="search" role="search" action="${pathTo(context, { at: 'search' })}" method="get">
<label class="unseen" for="${id}">${words.searchLabel}</label>
<input id="${id}" type="search" name="q" maxlength="500" autocomplete="off" placeholder="${words.searchPlaceholder}" value="${query.slice(0, 500)}">
<button type="submit">${words.search}</button>
</form>`;
}

/** The address of a search in the page's language. */
export const pathToSearch = ({ site, language }: PageContext, query: string): string => searchAddress(query, language.locale, site);

function headLinks({ site, language }: PageContext, { title, description, canonical, alternates, openGraph }: PageContent): Html {
  const { origin, isIndexed, logoUrl } = site.identity;
  const whole = (path: string) => new URL(path, origin).href;
  const versions = [...alternates];
  const main = alternates.get(site.language(site.main).tag);
  return html`${(canonical === null || !isIndexed) && html`<meta name="robots" content="noindex">
`}${canonical !== null && html`<link rel="canonical" href="${whole(canonical)}">
`}${versions.length > 1 && versions.map(([tag, path]) => html`<link rel="alternate" hreflang="${tag}" href="${whole(path)}">
`)}${versions.length > 1 && main !== undefined && html`<link rel="alternate" hreflang="x-default" href="${whole(main)}">
`}<link rel="alternate" type="application/atom+xml" title="${language.title}" href="${addressOf({ at: 'feed', locale: language.locale }, site)}">
${canonical !== null && html`<meta property="og:title" content="${title}">
<meta property="og:description" content="${description}">
<meta property="og:type" content="${openGraph?.type ?? 'website'}">
<meta property="og:url" content="${whole(canonical)}">
<meta property="og:site_name" content="${language.title}">
<meta property="og:locale" content="${language.tag.replace('-', '_')}">
${openGraph?.modifiedAt !== undefined && html`<meta property="article:modified_time" content="${new Date(openGraph.modifiedAt).toISOString()}">
`}${logoUrl !== null && html`<meta property="og:image" content="${whole(logoUrl)}">
`}<meta name="twitter:card" content="summary">`}`;
}

function languageSwitch({ site, language, words }: PageContext, alternates: ReadonlyMap<string, string>): Html | null {
  if (site.languages.length < 2) return null;
  const entries = site.languages.map((other) => {
    const name = languageName(other.tag);
    if (other === language) return html`<li><span aria-current="true" lang="${other.tag}">${name}</span></li>`;
    const path = alternates.get(other.tag) ?? addressOf({ at: 'home', locale: other.locale }, site);
    return html`<li><a href="${path}" hreflang="${other.tag}" lang="${other.tag}">${name}</a></li>`;
  });
  return html`<nav aria-label="${words.languages}"><ul class="languages">${entries}</ul></nav>`;
}

/** The name of a language in itself. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: 'language', fallback: 'code' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

const RIGHT_TO_LEFT = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'ug', 'ur', 'yi']);
const direction = (tag: string): 'rtl' | null => (RIGHT_TO_LEFT.has(tag.split('-')[0] ?? '') ? 'rtl' : null);
