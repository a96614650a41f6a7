/** What readers see of the knowledge base: the published articles as they were read last, in memory. */
import type { ArticleSummary, ArticleView, Audience } from '../../protocol/articles.ts';
import type { Article } from './article.ts';
import { markdownBlocks } from './markdown/markdown.ts';
import { nearestLocale } from './nearest-locale.ts';

/** The published articles. */
export interface Library {
  /** Null where there is no such article for this reader, in whatever language. */
  read(slug: string, locale: string, audience: Audience): ArticleView | null;
  summaries(slugs: readonly string[], locale: string, audience: Audience): ArticleSummary[];
  /** Public articles to offer before anything was asked. */
  featured(locale: string): ArticleSummary[];
}

/** Articles that are offered before anything was asked. */
const FEATURED_MAX = 6;
/** Editors put an article on the first page by this tag. */
const FEATURED_TAG = 'featured';

/** A library of the given articles; drafts and archived ones are left out. */
export function createLibrary(articles: readonly Article[]): Library {
  const bySlug = new Map<string, Map<string, Article>>();
  const byLocale = new Map<string, Article[]>();
  for (const article of articles) {
    if (article.state !== 'published') continue;
    const locale = article.locale.toLowerCase();
    bySlug.set(article.slug, (bySlug.get(article.slug) ?? new Map<string, Article>()).set(locale, article));
    byLocale.set(locale, [...(byLocale.get(locale) ?? []), article]);
  }

  function find(slug: string, locale: string, audience: Audience): Article | undefined {
    const versions = [...(bySlug.get(slug) ?? [])].filter(([, article]) => audience === 'agents' || article.audience === 'public');
    return nearestLocale(new Map(versions), locale);
  }

  return {
    read(slug, locale, audience) {
      const article = find(slug, locale, audience);
      return article === undefined ? null : { ...summaryOf(article), locale: article.locale, body: markdownBlocks(article.body), updatedAt: article.updatedAt };
    },
    summaries: (slugs, locale, audience) => slugs.flatMap((slug) => find(slug, locale, audience) ?? []).map(summaryOf),
    featured(locale) {
      const all = (nearestLocale(byLocale, locale) ?? []).filter(({ audience }) => audience === 'public');
      const tagged = all.filter(({ tags }) => tags.includes(FEATURED_TAG));
      return [...new Set([...tagged, ...firstOfEachCategory(all)])].slice(0, FEATURED_MAX).map(summaryOf);
    },
  };
}

/** The first article of each category, those with most articles first: what there is much to say about is asked most. */
function firstOfEachCategory(articles: readonly Article[]): Article[] {
  const categories = new Map<string, Article[]>();
  for (const article of articles) categories.set(article.category, [...(categories.get(article.category) ?? []), article]);
  return [...categories.values()].sort((a, b) => b.length - a.length).flatMap(([first]) => first ?? []);
}

const summaryOf = ({ slug, title, summary, category }: Article): ArticleSummary => ({ slug, title, summary, category });
