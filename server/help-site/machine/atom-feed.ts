import { addressOf } from '../addresses.ts';
import type { HelpLanguage, HelpSite } from '../help-site.ts';
import { html } from '../html.ts';
import { fill, wordsFor } from '../words/words.ts';

/** Articles that a feed holds, newest change first. */
const ENTRIES_MAX = 50;
/** Signs that XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets). */
// oxlint-disable-next-line no-control-regex -- removing exactly these is the point
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu;

/** The feed of new and changed articles of one language (Atom, RFC 4287). */
export function atomFeed(site: HelpSite, language: HelpLanguage): string {
  const { locale, tag, title, articles } = language;
  const whole = (path: string) => new URL(path, site.identity.origin).href;
  const clean = (text: string) => text.replace(NOT_XML, '');
  const newest = [...articles].sort((a, b) => b.updatedAt - a.updatedAt).slice(0, ENTRIES_MAX);
  const updated = new Date(newest[0]?.updatedAt ?? 0).toISOString();
  const home = whole(addressOf({ at: 'home', locale }, site));
  return html`<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${tag}">
<title>${clean(fill(wordsFor(locale).words.feedTitle, { title }))}</title>
<id>${home}</id>
<updated>${updated}</updated>
<link rel="self" href="${whole(addressOf({ at: 'feed', locale }, site))}"/>
<link rel="alternate" type="text/html" href="${home}"/>
<author><name>${clean(site.identity.companyName || title)}</name></author>
${newest.map((article) => {
  const address = whole(addressOf({ at: 'article', locale, slug: article.slug }, site));
  return html`<entry><title>${clean(article.title)}</title><id>${address}</id><link href="${address}"/><updated>${new Date(article.updatedAt).toISOString()}</updated><summary>${clean(article.summary)}</summary></entry>
`;
})}</feed>
`.text;
}
