/** What categories need of the articles: how many each has, and to move them all at once. */
import type { Connection } from 'mongoose';
import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import type { ArticleContent } from '../article.ts';
import { contentHash } from '../content-hash.ts';

interface CategorisedDocument extends ArticleContent {
  _id: string;
  version: number;
  hash: string;
}

/** How many articles say a category, and in which language one of them is written. */
export interface CategoryUse {
  category: string;
  locale: string;
  articles: number;
}

/** Articles seen from their categories. */
export interface CategorisedArticles {
  uses(): Promise<readonly CategoryUse[]>;
  /** Lets every article and draft that says one of `from` say `to`. What they answer stays the same, so their versions do too. */
  rewrite(from: readonly string[], to: string): Promise<number>;
}

/** The index that finds the articles of a category. */
export const categorisedIndexes = defineIndexes('articles', [{ category: 1 }]);

/** Articles read and written at once. */
const GROUP = 200;

/** Over a store. */
export function createCategorisedArticles(store: Pick<Store, 'connection' | 'assertWritable'>): CategorisedArticles {
  const articles = collection(store.connection);
  const drafts = store.connection.collection<{ _id: string; content: { category: string } }>('article_drafts');
  return {
    async uses() {
      const groups = articles.aggregate<{ _id: string; locale: string; articles: number }>([
        { $project: { category: 1, locale: 1 } },
        { $group: { _id: '$category', locale: { $min: '$locale' }, articles: { $sum: 1 } } },
      ]);
      return (await groups.toArray()).map(({ _id, locale, articles: count }) => ({ category: _id, locale, articles: count }));
    },
    async rewrite(from, to) {
      const others = from.filter((category) => category !== to);
      let rewritten = 0;
      if (others.length === 0) return rewritten;
      store.assertWritable();
      await drafts.updateMany({ 'content.category': { $in: others } }, { $set: { 'content.category': to } });
      for (;;) {
        const found = await articles.find({ category: { $in: others } }, { limit: GROUP }).toArray();
        if (found.length === 0) return rewritten;
        store.assertWritable();
        const writes = found.map((article) => ({
          updateOne: {
            // Somebody may change the article in this moment: then it is found again, as it is now.
            filter: { _id: article._id, hash: article.hash },
            update: { $set: { category: to, hash: contentHash({ ...article, category: to }) } },
          },
        }));
        rewritten += (await articles.bulkWrite(writes, { ordered: false })).modifiedCount;
      }
    },
  };
}

const collection = (connection: Connection) => connection.collection<CategorisedDocument>('articles');
