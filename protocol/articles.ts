import type { RichText } from './rich-text.ts';

/** Who may read an article. */
export type Audience = 'public' | 'agents';

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
