import type { ArticleContent } from '../article.ts';
import type { ArticleStore } from '../article-store.ts';
import type { Categories } from './create-categories.ts';

/**
 * The store of articles, with each article that is written put into a category of the tree: whoever writes one may name
 * it by slug or by name, and one that is missing is made.
 */
export function placeArticles(store: ArticleStore, categories: Pick<Categories, 'place'>): ArticleStore {
  const placed = async <C extends ArticleContent>(contents: readonly C[]): Promise<C[]> => {
    const slugs = await categories.place(contents);
    return contents.map((content, i) => ({ ...content, category: slugs[i] ?? content.category }));
  };
  const one = async (content: ArticleContent): Promise<ArticleContent> => (await placed([content]))[0] ?? content;
  return {
    ...store,
    put: async (contents, ...rest) => store.put(await placed(contents), ...rest),
    replace: async (existing, content, ...rest) => store.replace(existing, await one(content), ...rest),
    mirror: async (existing, content) => store.mirror(existing, await one(content)),
    insert: async (content, ...rest) => store.insert(await one(content), ...rest),
  };
}
