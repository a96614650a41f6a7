/** What the knowledge base offers of its published articles without a look at the store: their heads, as they were read last. */
import type { ArticleSummary, Reader } from '../../protocol/articles.ts';
import type { Article } from './article.ts';
import { isFor, isPublic } from './article.ts';
import { nearestLocale } from './nearest-locale.ts';
import type { ShelfPicture } from './shelf/shelf-picture.ts';

/** What is kept of an article; bodies and questions would take tens of megabytes in a large base. */
export type ArticleHead = Pick<Article, 'id' | 'slug' | 'locale' | 'title' | 'summary' | 'category' | 'tags' | 'audience' | 'tiers' | 'state' | 'updatedAt'>;

/** What is kept of an article, without the rest. */
export function articleHead({ id, slug, locale, title, summary, category, tags, audience, tiers, state, updatedAt }: Article): ArticleHead {
  return { id, slug, locale, title, summary, category, tags, audience, tiers, state, updatedAt };
}

/** The published articles. */
export interface Library {
  /** Those of the slugs that this reader may see, in the nearest language, in the order of the slugs. */
  summaries(slugs: readonly string[], locale: string, reader: Reader): ArticleSummary[];
  /** Public articles to offer before anything was asked. */
  featured(locale: string): ArticleSummary[];
  /** Every article that customers may read; the same list as long as nothing has changed. */
  readonly publicArticles: readonly PublicArticle[];
  /** Whether this very article was put away: a public one, archived. */
  isArchived(slug: string, locale: string): boolean;
}

/** What pages list of an article that customers may read; `category` is a slug. Times are milliseconds since the Unix epoch. */
export type PublicArticle = Readonly<Pick<Article, 'id' | 'slug' | 'locale' | 'title' | 'summary' | 'category' | 'tags' | 'updatedAt'>>;

/** Articles that are offered before anything was asked. */
const FEATURED_MAX = 6;
/** Editors put an article on the first page by this tag. */
const FEATURED_TAG = 'featured';

/** A library of the given articles; drafts and archived ones are left out. `shelf` gives the names of categories as they are now. */
export function createLibrary(articles: readonly ArticleHead[], shelf: () => Pick<ShelfPicture, 'categoryName'>): Library {
  const bySlug = new Map<string, Map<string, ArticleHead>>();
  const publicByLocale = new Map<string, ArticleHead[]>();
  for (const article of articles) {
    if (article.state !== 'published') continue;
    const locale = article.locale.toLowerCase();
    bySlug.set(article.slug, (bySlug.get(article.slug) ?? new Map<string, ArticleHead>()).set(locale, article));
    if (article.audience !== 'public') continue;
    const ofLocale = publicByLocale.get(locale);
    if (ofLocale === undefined) publicByLocale.set(locale, [article]);
    else ofLocale.push(article);
  }

  function find(slug: string, locale: string, reader: Reader): ArticleHead | undefined {
    const versions = [...(bySlug.get(slug) ?? [])].filter(([, article]) => isFor(article, reader));
    return nearestLocale(new Map(versions), locale);
  }

  const archived = new Set(articles.filter(({ state, audience }) => state === 'archived' && audience === 'public').map(keyOf));

  return {
    publicArticles: articles.filter(isPublic).map(publicArticle),
    isArchived: (slug, locale) => archived.has(keyOf({ slug, locale })),
    summaries: (slugs, locale, reader) => slugs.flatMap((slug) => find(slug, locale, reader) ?? []).map((article) => summaryOf(article, shelf())),
    featured(locale) {
      const all = nearestLocale(publicByLocale, locale) ?? [];
      const tagged = all.filter(({ tags }) => tags.includes(FEATURED_TAG));
      return [...new Set([...tagged, ...firstOfEachCategory(all)])].slice(0, FEATURED_MAX).map((article) => summaryOf(article, shelf()));
    },
  };
}

/** The first article of each category, those with most articles first: what there is much to say about is asked most. */
function firstOfEachCategory(articles: readonly ArticleHead[]): ArticleHead[] {
  const categories = new Map<string, { first: ArticleHead; count: number }>();
  for (const article of articles) {
    const found = categories.get(article.category);
    if (found === undefined) categories.set(article.category, { first: article, count: 1 });
    else found.count += 1;
  }
  return [...categories.values()].sort((a, b) => b.count - a.count).map(({ first }) => first);
}

function summaryOf({ slug, locale, title, summary, category }: ArticleHead, shelf: Pick<ShelfPicture, 'categoryName'>): ArticleSummary {
  return { slug, title, summary, category: shelf.categoryName(category, locale) };
}

const keyOf = ({ slug, locale }: Pick<ArticleHead, 'slug' | 'locale'>): string => `${locale.toLowerCase()}/${slug}`;

/** Nothing but what is named goes on: a field that is added to articles later stays inside. */
function publicArticle({ id, slug, locale, title, summary, category, tags, updatedAt }: ArticleHead): PublicArticle {
  return { id, slug, locale, title, summary, category, tags, updatedAt };
}
