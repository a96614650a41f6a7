import type { Store } from '../../storage/store.ts';
import type { ArticleDocument } from '../article-document.ts';
import { articleCollection, toArticle } from '../article-document.ts';
import type { Article } from '../article.ts';

/** What lists need of an article; its body and summary stay in the store. */
export type ArticleHead = Omit<Article, 'body' | 'summary'>;

/** Heads that are decoded in one go: a few milliseconds, between which others get their turn. */
const BATCH = 500;

/**
 * The heads of all articles. Editors filter and sort by anything, and an index for each way would cost every write; some
 * thousand heads are read in some tenths of a second.
 */
export function createArticleHeads(store: Pick<Store, 'connection'>): () => Promise<readonly ArticleHead[]> {
  const articles = articleCollection(store.connection);
  return async () => {
    const heads: ArticleHead[] = [];
    const found = articles.find({}, { projection: { body: 0, summary: 0 }, batchSize: BATCH });
    for await (const document of found) heads.push(toArticle({ ...document, body: '', summary: '' } as ArticleDocument));
    return heads;
  };
}
