import { filesIn } from '../../uploads/index.ts';
import type { Article } from '../article.ts';
import { isPublic } from '../article.ts';

/** The ids of the files that articles for customers refer to. Those of drafts, archived and agents' articles are not among them. */
export function publicFiles(articles: readonly Pick<Article, 'body' | 'audience' | 'state'>[]): ReadonlySet<string> {
  return new Set(articles.filter(isPublic).flatMap(({ body }) => filesIn(body)));
}
