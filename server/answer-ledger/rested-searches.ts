/**
 * Searches as they are typed: the widget asks at each pause, so most of them are beginnings of words. Kept is what a
 * customer stayed with for some seconds, or opened an article from.
 */
import type { ArticleHint } from '../../protocol/events.ts';
import type { SearchRecorder } from './record-search.ts';

/** A search in the widget. */
export interface WidgetSearch {
  visitor: string;
  inbox: string;
  query: string;
  locale: string;
  found: readonly ArticleHint[];
}

/** Takes searches and what followed; neither is waited for, and neither ever fails. */
export interface RestedSearches {
  searched(search: WidgetSearch): void;
  opened(visitor: string, slug: string): void;
}

/** A search counts when nothing else was typed for so long, in milliseconds. */
const REST_MS = 4_000;
/** Searches that wait at once; more count as they come. */
const WAITING_MAX = 5_000;

/** Searches over a recorder. `after` runs something later and answers how to call it off; `failed` hears what was not kept. */
export function restedSearches(
  ledger: SearchRecorder,
  failed: (error: unknown) => void,
  after: (ms: number, run: () => void) => () => void = later,
): RestedSearches {
  const waiting = new Map<string, { search: WidgetSearch; callOff: () => void }>();

  async function keep({ visitor, inbox, query, locale, found }: WidgetSearch, opened: string | null): Promise<void> {
    const id = await ledger.recordSearch({ text: query, locale, origin: 'widget', asker: visitor, inbox, found });
    if (id !== null && opened !== null) await ledger.followSearch(id, { kind: 'opened', slug: opened });
  }
  function take(visitor: string): WidgetSearch | null {
    const found = waiting.get(visitor);
    found?.callOff();
    waiting.delete(visitor);
    return found?.search ?? null;
  }

  return {
    searched(search) {
      const { visitor } = search;
      take(visitor);
      const rested = (): void => {
        waiting.delete(visitor);
        keep(search, null).catch(failed);
      };
      if (waiting.size >= WAITING_MAX) return rested();
      waiting.set(visitor, { search, callOff: after(REST_MS, rested) });
    },
    opened(visitor, slug) {
      const search = waiting.get(visitor)?.search;
      if (search === undefined || !search.found.some((each) => each.slug === slug)) return;
      take(visitor);
      keep(search, slug).catch(failed);
    },
  };
}

function later(ms: number, run: () => void): () => void {
  const timer = setTimeout(run, ms);
  timer.unref();
  return () => clearTimeout(timer);
}
