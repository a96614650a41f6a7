/**
 * An article answers one topic. It has a title, example questions in customers' words, and a Markdown body.
 * `questions` and `title` are what the bot searches; one passage of the body is what it quotes. An article for
 * `agents` is never shown, searched or quoted to customers, one for `tiers` to those alone who have shown that they have
 * such a tier; only `published` ones are answered from at all.
 */
import type { Author } from '../../protocol/article-desk.ts';
import type { ArticleState, Audience, Reader } from '../../protocol/articles.ts';

export type { ArticleState } from '../../protocol/articles.ts';
export { ARTICLE_STATES } from '../../protocol/articles.ts';

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
  /** Names of tiers, for the audience `tiers`. */
  tiers: readonly string[];
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
  /** Who made this version; null for articles from before versions were kept. */
  by: Author | null;
  /** Why, as a sentence. */
  why: string;
  /** When it was published first, milliseconds since the Unix epoch; null where it never was. */
  publishedAt: number | null;
  /** What one change did, so that a repetition of it is recognised. */
  changeKey: string | null;
  /** The article and version that a translation says the same as; null where it is none. */
  translates: { article: string; version: number } | null;
  /** The version in which title, summary or body changed last. */
  textVersion: number;
}

/** Why an article changed and by whom; `key` names the change, so that it is made once. */
export interface Change {
  by: Author;
  why: string;
  key?: string | undefined;
}

/** What an editor wrote of a kept article. */
export function contentOf(article: ArticleContent): ArticleContent {
  const { slug, locale, title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy, state } = article;
  return { slug, locale, title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy, state };
}

/** Whether everybody may see it. */
export function isPublic(article: Pick<ArticleContent, 'audience' | 'state'>): boolean {
  return article.audience === 'public' && article.state === 'published';
}

/** The name of a tier as it is compared: case and white space at its ends do not matter, as in routing rules. */
export const foldTier = (tier: string): string => tier.trim().toLowerCase();

/** Whether an article is for this reader, whatever its state. */
export function isFor({ audience, tiers }: Pick<ArticleContent, 'audience' | 'tiers'>, reader: Reader): boolean {
  if (reader === 'agents' || audience === 'public') return true;
  return audience === 'tiers' && reader !== 'public' && tiers.some((tier) => foldTier(tier) === foldTier(reader.tier));
}
