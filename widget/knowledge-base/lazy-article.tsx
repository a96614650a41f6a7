import type { JSX } from 'preact';
import { useLazy } from '../panel/use-lazy.ts';

/** An article, read by a part of the panel that is fetched with the first one. */
export function LazyArticle({ slug }: { slug: string }): JSX.Element {
  const part = useLazy(true, () => import('./article-view.tsx'));
  if (part) return <part.ArticleView slug={slug} />;
  return <div class="view"><div class="scroller skeleton" aria-busy="true"><i /><i /><i /></div></div>;
}
