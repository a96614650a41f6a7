import type { RichText } from './rich-text.ts';

/** Who may read an article. */
export type Audience = 'public' | 'agents';

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
