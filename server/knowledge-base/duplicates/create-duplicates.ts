import type { ArticlePair } from '../../../protocol/duplicates-contract.ts';
import { PAIRS_MAX } from '../../../protocol/duplicates-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Article } from '../article.ts';
import type { ArticleStore } from '../article-store.ts';
import { snippetExpander } from '../snippets/expand-snippets.ts';
import { readByVersion } from '../upkeep/read-by-version.ts';
import { soon } from '../upkeep/soon.ts';
import { articlePassages } from './article-passages.ts';
import type { DismissedPairStore } from './dismissed-pair-store.ts';
import { findPairs } from './find-pairs.ts';

/** Articles that say the same or contradict each other. */
export interface Duplicates {
  /** Null where it takes longer: ask again. */
  list(dismissed: boolean): Promise<{ pairs: readonly ArticlePair[]; dismissed: number } | null>;
  dismiss(id: string, by: string): Promise<void>;
  restore(id: string): Promise<void>;
}

/** Leaves every mention out: what stands in a snippet is said once. */
const WITHOUT_SNIPPETS = snippetExpander([]);

/** Duplicates over the articles. Archived ones are left out. */
export function createDuplicates({ articles, store, clock }: { articles: Pick<ArticleStore, 'all'>; store: DismissedPairStore; clock: Clock }): Duplicates {
  const read = readByVersion((article: Article) => articlePassages(article, WITHOUT_SNIPPETS));
  const finding = soon(async () => {
    const all = (await articles.all()).filter(({ state }) => state !== 'archived').sort((a, b) => (a.slug < b.slug ? -1 : a.slug > b.slug ? 1 : a.locale < b.locale ? -1 : 1));
    const passages = await read(all);
    return findPairs(all.map(({ body: _body, ...article }, i) => ({ article, read: passages[i]! })));
  });
  return {
    async list(wantsDismissed) {
      const found = await finding.get();
      if (found === null) return null;
      const dismissals = await store.all();
      const pairs = found.map((pair): ArticlePair => ({ ...pair, dismissed: dismissals.get(pair.id) ?? null }));
      const gone = pairs.filter(({ dismissed }) => dismissed !== null);
      return { pairs: (wantsDismissed ? gone : pairs.filter(({ dismissed }) => dismissed === null)).slice(0, PAIRS_MAX), dismissed: gone.length };
    },
    dismiss: (id, by) => store.put(id, { by, at: clock.now() }),
    restore: (id) => store.remove(id),
  };
}
