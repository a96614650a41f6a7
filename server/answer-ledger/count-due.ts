import type { ArticleResultStore } from './article-result-store.ts';
import type { GapStore } from './gap-store.ts';

/** Numbers are counted again after this time even where nothing changed: a period moves on. In milliseconds. */
const AGAIN_MS = 60 * 60 * 1000;
/** A gap with so many questions is counted at most once in `BUSY_MS`. */
const BUSY_FROM = 500;
const BUSY_MS = 60_000;
/** Gaps and articles counted in one step at most. */
const BATCH = 100;

/** What counting stands on. */
export interface CountParts {
  gaps: Pick<GapStore, 'due' | 'count' | 'counted' | 'postpone' | 'remove'>;
  articles: Pick<ArticleResultStore, 'due' | 'count'>;
}

/** Counts anew what is due at `now` (milliseconds since the Unix epoch); a gap without a question is gone. Returns how many it counted. */
export async function countDue({ gaps, articles }: CountParts, now: number, busyUntil: Map<string, number>): Promise<number> {
  const dueGaps = await gaps.due(now, BATCH);
  for (const { _id, n } of dueGaps) {
    const rest = busyUntil.get(_id) ?? 0;
    if (rest > now) {
      await gaps.postpone(_id, rest);
      continue;
    }
    const periods = await gaps.count(_id, now);
    if (periods === null) await gaps.remove([_id]);
    else await gaps.counted(_id, periods, now, now + AGAIN_MS);
    if (n >= BUSY_FROM) busyUntil.set(_id, now + BUSY_MS);
  }
  for (const [id, until] of busyUntil) if (until <= now) busyUntil.delete(id);
  const dueArticles = await articles.due(now, BATCH);
  for (const { _id } of dueArticles) await articles.count(_id, now, now + AGAIN_MS);
  return dueGaps.length + dueArticles.length;
}
