/**
 * An article answers one topic. It has a title, example questions in customers' words, and a Markdown body.
 * `questions` and `title` are what the bot searches; one passage of the body is what it quotes. An article for
 * `agents` is never shown, searched or quoted to customers; only `published` ones are answered from at all.
 */
import type { Audience } from '../../protocol/articles.ts';

/** Where an article stands between a first draft and its end. */
export type ArticleState = 'draft' | 'in_review' | 'published' | 'archived';

/** Every state, in the order of an article's life. */
export const ARTICLE_STATES: readonly ArticleState[] = ['draft', 'in_review', 'published', 'archived'];

/** What an editor writes. A slug is unique within its locale; `body` is Markdown; `verifyBy` is `YYYY-MM-DD`. */
export interface ArticleContent {
  slug: string;
  locale: string;
  title: string;
  summary: string;
  body: string;
  questions: readonly string[];
  category: string;
  tags: readonly string[];
  audience: Audience;
  owner: string | null;
  verifyBy: string | null;
  state: ArticleState;
}

/** An article as it is kept. `version` counts its changes from 1, `updatedAt` is milliseconds since the Unix epoch. */
export interface Article extends ArticleContent {
  id: string;
  version: number;
  /** Hash of the content, so that an import of the same text changes nothing. */
  hash: string;
  updatedAt: number;
}

/** Whether customers may see it. */
export function isPublic(article: Pick<ArticleContent, 'audience' | 'state'>): boolean {
  return article.audience === 'public' && article.state === 'published';
}
