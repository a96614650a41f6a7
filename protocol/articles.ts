import type { RichText } from './rich-text.ts';

/** Whom an article is for: everybody, signed-in customers of certain tiers, or colleagues alone. */
export type Audience = 'public' | 'tiers' | 'agents';

/** Every audience, the widest first. */
export const AUDIENCES: readonly Audience[] = ['public', 'tiers', 'agents'];

/** Who reads: anybody, a customer who has shown that they have a tier, or a colleague, who sees everything. */
export type Reader = 'public' | 'agents' | { tier: string };

/** What becomes of an article in force; only published ones are answered from and shown to readers. */
export type ArticleState = 'draft' | 'in_review' | 'published' | 'archived';

/** Every state, in the order of an article's life. */
export const ARTICLE_STATES: readonly ArticleState[] = ['draft', 'in_review', 'published', 'archived'];

/** An article as lists show it. */
export interface ArticleSummary {
  slug: string;
  title: string;
  summary: string;
  category: string;
}

/** An article as the reader shows it. */
export interface ArticleView extends ArticleSummary {
  locale: string;
  body: RichText;
  updatedAt: number;
}
