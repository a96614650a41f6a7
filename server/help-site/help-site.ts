/**
 * The help site as it is at one moment: who it is, which languages it speaks, what stands in it. It is made anew when
 * an article, a category or a setting changes, and never changed, so that pages can be kept as long as their site.
 */
import { onColor } from '../../protocol/contrast.ts';
import type { HelpLink, HelpSiteSettings } from '../../protocol/help-site-contract.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { nearestLocale } from '../knowledge-base/index.ts';
import type { HelpLocales } from './addresses.ts';
import type { CategoryTree } from './category-tree.ts';
import { categoryTree } from './category-tree.ts';
import type { HelpArticle, HelpShelf } from './help-sources.ts';
import { properTag } from './language-tag.ts';
import { fill, wordsFor } from './words/words.ts';

/** What the site looks like and where it stands. */
export interface HelpIdentity {
  title: string;
  companyName: string;
  homeText: string;
  logoUrl: string | null;
  color: string;
  onColor: string;
  /** Origin of every absolute address. */
  origin: string;
  links: readonly HelpLink[];
  isIndexed: boolean;
  contactEmail: string | null;
  /** Key of the inbox whose chat stands on the pages; null where there is none. */
  inbox: string | null;
}

/** One language of the site. */
export interface HelpLanguage {
  /** As in addresses: lower case. */
  readonly locale: string;
  /** As in `lang`: `pt-BR`. */
  readonly tag: string;
  readonly title: string;
  readonly articles: readonly HelpArticle[];
  readonly featured: readonly HelpArticle[];
  readonly categories: CategoryTree;
  article(slug: string): HelpArticle | undefined;
}

/** The site. */
export interface HelpSite extends HelpLocales {
  readonly identity: HelpIdentity;
  /** That language, or the nearest one there is. */
  language(locale: string): HelpLanguage;
  /** The languages that have an article of this slug, the main one first. */
  translations(slug: string): readonly HelpLanguage[];
  readonly languages: readonly HelpLanguage[];
}

/** What it is made of. */
export interface HelpSiteParts {
  settings: HelpSiteSettings;
  inbox: Pick<InboxSettings, 'key' | 'companyName' | 'color'> | null;
  publicUrl: string;
  articles: readonly HelpArticle[];
  shelf: HelpShelf;
}

/** The colour where no inbox has one. */
const PLAIN_COLOR = '#1f5c4d';
/** Editors put an article on the first page by this tag; so many are shown. */
const FEATURED = { tag: 'featured', max: 6 };

/** Makes the site. A language without an article for customers is not spoken; the main one always is. */
export function helpSiteOf({ settings, inbox, publicUrl, articles, shelf }: HelpSiteParts): HelpSite {
  const byLocale = new Map<string, HelpArticle[]>();
  for (const article of articles) {
    const locale = article.locale.toLowerCase();
    const own = byLocale.get(locale);
    if (own === undefined) byLocale.set(locale, [article]);
    else own.push(article);
  }
  const wanted = settings.locale.toLowerCase();
  const main = nearestLocale(new Map([...byLocale.keys()].map((key) => [key, key])), wanted) ?? wanted;
  const companyName = inbox?.companyName ?? '';
  const made = new Map<string, HelpLanguage>();
  for (const locale of [main, ...[...byLocale.keys()].filter((key) => key !== main).sort()]) {
    made.set(locale, createLanguage(locale, byLocale.get(locale) ?? [], shelf, titleIn(settings, companyName, locale)));
  }
  const color = settings.color ?? inbox?.color ?? PLAIN_COLOR;
  const languages = [...made.values()];
  return {
    main,
    locales: [...made.keys()],
    languages,
    identity: {
      title: titleIn(settings, companyName, main),
      companyName: companyName || settings.title,
      homeText: settings.homeText,
      logoUrl: settings.logoUrl,
      color,
      onColor: onColor(color),
      origin: settings.origin ?? publicUrl.replace(/\/+$/, ''),
      links: settings.links,
      isIndexed: settings.isIndexed,
      contactEmail: settings.contactEmail,
      inbox: inbox?.key ?? null,
    },
    language: (locale) => made.get(locale.toLowerCase()) ?? nearestLocale(made, nearestOr(made, locale, main)) ?? (languages[0] as HelpLanguage),
    translations: (slug) => languages.filter((language) => language.article(slug) !== undefined),
  };
}

/** The language's own where it is spoken in some region, else the main one: not English for everybody. */
function nearestOr(made: ReadonlyMap<string, HelpLanguage>, locale: string, main: string): string {
  const language = locale.toLowerCase().split('-')[0];
  return [...made.keys()].some((key) => key.split('-')[0] === language) ? locale : main;
}

function createLanguage(locale: string, articles: readonly HelpArticle[], shelf: HelpShelf, title: string): HelpLanguage {
  const bySlug = new Map(articles.map((article) => [article.slug, article]));
  return {
    locale,
    tag: properTag(articles[0]?.locale ?? locale),
    title,
    articles,
    featured: articles.filter(({ tags }) => tags.includes(FEATURED.tag)).slice(0, FEATURED.max),
    categories: categoryTree(articles, shelf, locale),
    article: (slug) => bySlug.get(slug),
  };
}

function titleIn({ title }: HelpSiteSettings, company: string, locale: string): string {
  return title || fill(wordsFor(locale).words.siteTitle, { company }).trim();
}
