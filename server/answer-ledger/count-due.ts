import type { ArticleResultStore } from './article-result-store.ts';
import type { GapStore } from './gap-store.ts';

/** Numbers are counted again after this time even where nothing changed: a period moves on. In milliseconds. */
const AGAIN_MS = 60 * 60 * 1000;
/** Gaps and articles counted in one step at most. */
const BATCH = 100;
/** What has so many questions rests so long before it is counted again, in milliseconds. Few are counted at once. */
const RESTS = [
  { from: 500, ms: 60_000 },
  { from: 50, ms: 15_000 },
] as const;

/** Until when what was counted just now is left alone, by its id. */
export type Resting = Map<string, number>;

/** What counting stands on. */
export interface CountParts {
  gaps: Pick<GapStore, 'due' | 'count' | 'counted' | 'postpone' | 'remove'>;
  articles: Pick<ArticleResultStore, 'due' | 'count' | 'postpone'>;
}

/**
 * Counts anew what is due at `now` (milliseconds since the Unix epoch); a gap without a question is gone. What is asked all the
 * time is not counted all the time. Returns how many it counted.
 */
export async function countDue({ gaps, articles }: CountParts, now: number, resting: Resting): Promise<number> {
  for (const [id, until] of resting) if (until <= now) resting.delete(id);
  const rest = (id: string, questions: number): void => {
    const found = RESTS.find(({ from }) => questions >= from);
    if (found !== undefined) resting.set(id, now + found.ms);
  };
  const isResting = ({ _id }: { _id: string }): boolean => resting.has(_id);
  const until = (all: readonly { _id: string }[]) => all.filter(isResting).map(({ _id }) => [_id, resting.get(_id) ?? now] as const);

  const dueGaps = await gaps.due(now, BATCH);
  await gaps.postpone(until(dueGaps));
  const gapsNow = dueGaps.filter((gap) => !isResting(gap));
  for (const { _id, n } of gapsNow) {
    const periods = await gaps.count(_id, now);
    if (periods === null) await gaps.remove([_id]);
    else await gaps.counted(_id, periods, now, now + AGAIN_MS);
    rest(_id, n);
  }

  const dueArticles = await articles.due(now, BATCH);
  await articles.postpone(until(dueArticles));
  const articlesNow = dueArticles.filter((article) => !isResting(article));
  for (const { _id } of articlesNow) rest(_id, await articles.count(_id, now, now + AGAIN_MS));
  return gapsNow.length + articlesNow.length;
}
