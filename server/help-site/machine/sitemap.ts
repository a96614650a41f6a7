import { addressOf } from '../addresses.ts';
import type { HelpPlace } from '../addresses.ts';
import type { CategoryNode } from '../category-tree.ts';
import type { HelpSite } from '../help-site.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';

/** Addresses that one sitemap may hold (https://www.sitemaps.org/protocol.html). */
const ADDRESSES_MAX = 50_000;

/** `sitemap.xml`: every page that search machines may keep, in every language, with its translations beside it. */
export function sitemap(site: HelpSite): string {
  const entries = site.languages.flatMap((language) => {
    const { locale } = language;
    const categories = language.categories.top.flatMap(withBelow);
    return [
      entry(site, { at: 'home', locale }, site.locales, null),
      ...categories.map(({ slug }) => entry(site, { at: 'category', locale, slug }, [], null)),
      ...language.articles.map(({ slug, updatedAt }) =>
        entry(site, { at: 'article', locale, slug }, site.translations(slug).map((other) => other.locale), updatedAt)),
    ];
  });
  return html`<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${entries.slice(0, ADDRESSES_MAX)}</urlset>
`.text;
}

function entry(site: HelpSite, place: HelpPlace, locales: readonly string[], updatedAt: number | null): Html {
  const whole = (locale: string) => new URL(addressOf({ ...place, locale }, site), site.identity.origin).href;
  const others = locales.length < 2 ? [] : locales;
  return html`<url><loc>${whole(place.locale)}</loc>${updatedAt !== null && html`<lastmod>${new Date(updatedAt).toISOString()}</lastmod>`}${others.map((locale) => html`<xhtml:link rel="alternate" hreflang="${site.language(locale).tag}" href="${whole(locale)}"/>`)}</url>
`;
}

const withBelow = (category: CategoryNode): CategoryNode[] => [category, ...category.children.flatMap(withBelow)];
