/**
 * The shelf is what editors keep beside the articles: categories, redirects and snippets. Readers use it from memory; every process
 * looks, as it does for articles, whether another one has changed it.
 */
import type { Clock } from '../../kernel/clock.ts';
import type { Store } from '../../storage/store.ts';
import type { ArticleStore } from '../article-store.ts';
import { createCategorisedArticles } from '../categories/categorised-articles-store.ts';
import { createCategoryStore } from '../categories/category-store.ts';
import type { Categories } from '../categories/create-categories.ts';
import { createCategories } from '../categories/create-categories.ts';
import type { Redirects } from '../redirects/create-redirects.ts';
import { createRedirects } from '../redirects/create-redirects.ts';
import { createRedirectStore } from '../redirects/redirect-store.ts';
import type { Snippets } from '../snippets/create-snippets.ts';
import { createSnippets } from '../snippets/create-snippets.ts';
import { createSnippetStore } from '../snippets/snippet-store.ts';
import { createDeskTexts } from '../texts/desk-texts-store.ts';
import type { ShelfPicture } from './shelf-picture.ts';
import { EMPTY_SHELF, shelfPicture } from './shelf-picture.ts';
import { createShelfRevisionStore } from './shelf-revision-store.ts';

/** What the shelf stands on. */
export interface ShelfParts {
  store: Pick<Store, 'connection' | 'assertWritable'>;
  articles: Pick<ArticleStore, 'find'>;
  clock: Clock;
  /** Runs a change of what articles say, and builds the index anew. */
  reindexing<T>(change: () => Promise<T>): Promise<T>;
}

/** The shelf, wired. */
export interface Shelf {
  readonly categories: Categories;
  readonly redirects: Redirects;
  readonly snippets: Snippets;
  /** As it was read last. */
  picture(): ShelfPicture;
  /** Reads the shelf where somebody has changed it since; cheap where nobody has. */
  refresh(): Promise<void>;
}

/** Wires the shelf over a store. It is empty until `refresh()` was called. */
export function createShelf({ store, articles, clock, reindexing }: ShelfParts): Shelf {
  const revisions = createShelfRevisionStore(store);
  const categories = createCategories({ store: createCategoryStore(store), articles: createCategorisedArticles(store) });
  const redirectStore = createRedirectStore(store);
  const redirects = createRedirects({ store: redirectStore, exists: async (key) => (await articles.find(key)) !== null, clock });
  const snippets = createSnippets({ store: createSnippetStore(store), texts: createDeskTexts(store), clock });
  let picture = EMPTY_SHELF;
  let read = -1;

  async function refresh(): Promise<void> {
    // The revision first: what changes while the rest is read raises it, and all is read again.
    const revision = await revisions.read();
    if (revision === read) return;
    const [tree, all, texts] = await Promise.all([categories.tree(), redirectStore.all(), snippets.all()]);
    picture = shelfPicture({ tree, redirects: all, snippets: texts });
    read = revision;
  }

  /** The same, but what a change does is told to every process before and after it. */
  function telling<A extends unknown[], R>(change: (...given: A) => Promise<R>): (...given: A) => Promise<R> {
    return async (...given) => {
      try {
        return await change(...given);
      } finally {
        // Also after a failure: part of it may be stored.
        await revisions.raise();
        await refresh();
      }
    };
  }

  return {
    categories: {
      ...categories,
      add: telling(categories.add),
      change: telling(categories.change),
      move: telling(categories.move),
      remove: telling(categories.remove),
      settle: telling(categories.settle),
      async place(labels) {
        // An import names the same few categories thousands of times.
        const known = new Map([...new Set(labels.map(({ category }) => category))].map((label) => [label, picture.categorySlug(label)]));
        const slugs = labels.map(({ category }) => known.get(category) ?? null);
        if (slugs.every((slug): slug is string => slug !== null)) return slugs;
        return telling(categories.place)(labels);
      },
    },
    redirects: { ...redirects, renamed: telling(redirects.renamed), add: telling(redirects.add), remove: telling(redirects.remove) },
    snippets: {
      ...snippets,
      save: (snippet) => reindexing(() => telling(snippets.save)(snippet)),
      rename: (change) => reindexing(() => telling(snippets.rename)(change)),
      remove: (name) => reindexing(() => telling(snippets.remove)(name)),
    },
    picture: () => picture,
    refresh,
  };
}
