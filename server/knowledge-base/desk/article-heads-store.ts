import type { Store } from '../../storage/store.ts';
import type { ArticleDocument } from '../article-document.ts';
import { articleCollection, toArticle } from '../article-document.ts';
import type { Article } from '../article.ts';

/** What lists need of an article; its body and summary stay in the store. */
export type ArticleHead = Omit<Article, 'body' | 'summary'>;

/**
 * The heads of all articles. Editors filter and sort by anything, and an index for each way would cost every write; some
 * thousand heads are read faster than a person looks (measured in `article-list.int.test.ts`).
 */
export function createArticleHeads(store: Pick<Store, 'connection'>): () => Promise<readonly ArticleHead[]> {
  const articles = articleCollection(store.connection);
  return async () => {
    const found = await articles.find({}, { projection: { body: 0, summary: 0 } }).toArray();
    return found.map((document) => toArticle({ ...document, body: '', summary: '' } as ArticleDocument));
  };
}
