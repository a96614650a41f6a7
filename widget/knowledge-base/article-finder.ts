/**
 * What the customer looks for among the articles, and what was found. The panel keeps it, so that both are still there
 * when they come back from an article.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { Client } from '../../client/model.ts';
import type { ArticleSummary } from '../../protocol/articles.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';

/** A pause in typing after which the search asks, in milliseconds. */
const PAUSE_MS = 250;

/** What a search came to. */
export type Found = { query: string; articles: readonly ArticleSummary[] } | { query: string; failed: true };

/** A search that outlives the view it is typed in. */
export interface ArticleFinder {
  readonly query: ReadonlySignal<string>;
  /** Null before anything was asked. */
  readonly found: ReadonlySignal<Found | null>;
  /** Looks for this after a pause in typing; an empty query forgets what was found. */
  look(query: string): void;
  dispose(): void;
}

/** A search that asks `client` in the language `locale`. */
export function createArticleFinder(
  client: Client<VisitorContract, VisitorWelcome>,
  locale: ReadonlySignal<string>,
): ArticleFinder {
  const query = signal('');
  const found = signal<Found | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const ask = (wanted: string): void =>
    void client.ask('articles.search', { query: wanted, locale: locale.peek() }).then((outcome) => {
      // Answers may overtake each other; only the one to what stands there now counts.
      if (query.peek().trim() !== wanted) return;
      found.value = outcome.ok ? { query: wanted, articles: outcome.data.articles } : { query: wanted, failed: true };
    });
  return {
    query,
    found,
    look: (typed) => {
      clearTimeout(timer);
      query.value = typed;
      const wanted = typed.trim();
      if (wanted === '') found.value = null;
      else timer = setTimeout(() => ask(wanted), PAUSE_MS);
    },
    dispose: () => clearTimeout(timer),
  };
}
