import type { GapStore } from './gap-store.ts';
import type { LedgerArticles } from './ledger-articles.ts';

/** Gaps in work that are looked at in one step at most. */
const BATCH = 500;

/**
 * A gap is solved when the article that was begun or changed for it has been published since. Returns how many were solved.
 * Asked again and again: an article can be published by a schedule, an import or a program.
 */
export async function closeSolved(gaps: Pick<GapStore, 'inState' | 'change'>, articles: Pick<LedgerArticles, 'publishedAt'>, now: number): Promise<number> {
  const inWork = (await gaps.inState('in_work', BATCH)).flatMap((gap) => (gap.article?.id ? [{ gap, article: gap.article.id }] : []));
  if (inWork.length === 0) return 0;
  const publishedAt = await articles.publishedAt([...new Set(inWork.map(({ article }) => article))]);
  let solved = 0;
  for (const { gap, article } of inWork) {
    const at = publishedAt.get(article);
    if (at === undefined || at < gap.stateAt.getTime()) continue;
    if ((await gaps.change(gap._id, ['in_work'], { state: 'solved', stateAt: new Date(Math.min(at, now)) })) !== null) solved += 1;
  }
  return solved;
}
