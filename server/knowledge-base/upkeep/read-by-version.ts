import type { Article } from '../article.ts';
import { createTurns } from './turns.ts';

/**
 * Reads something of each article, once for each of its versions: what has not changed is remembered. Reading a large base
 * takes seconds, so it lets others through in between. `epoch` names what else the reading depends on; another one
 * forgets everything.
 */
export function readByVersion<T>(read: (article: Article) => T): (articles: readonly Article[], epoch?: unknown) => Promise<readonly T[]> {
  let known = new Map<string, { version: number; read: T }>();
  let knownEpoch: unknown;
  return async (articles, epoch) => {
    const before = epoch === knownEpoch ? known : new Map<string, { version: number; read: T }>();
    const next = new Map<string, { version: number; read: T }>();
    const turn = createTurns();
    for (const article of articles) {
      const kept = before.get(article.id);
      next.set(article.id, kept?.version === article.version ? kept : { version: article.version, read: read(article) });
      await turn();
    }
    known = next;
    knownEpoch = epoch;
    return articles.map(({ id }) => next.get(id)?.read as T);
  };
}
