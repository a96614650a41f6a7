/** What agents do with articles in a conversation: find, read, pass on, and propose new ones from what was solved. */
import * as v from 'valibot';
import { articleFields } from './article-fields.ts';
import type { Audience } from './articles.ts';
import { articleIdSchema } from './articles-contract.ts';
import { command } from './command.ts';
import { localeSchema, slugSchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema } from './ids.ts';
import type { RichText } from './rich-text.ts';

/** Most articles that one message passes on. */
export const PASSED_ON_MAX = 5;

/** An article as agents find it. `address` is where customers read it; null for those that are not for everybody. */
export interface ChatArticle {
  id: string;
  slug: string;
  locale: string;
  title: string;
  summary: string;
  audience: Audience;
  /** The tiers that it is for, where the audience is `tiers`. */
  tiers: readonly string[];
  /** Whether it is for the customer of the conversation; `unproven` where they have the tier but have not shown who they are. Null where everybody or no customer may read it, or no conversation was named. */
  fits: 'yes' | 'unproven' | 'no' | null;
  address: string | null;
}

/** A part of an article under one heading: to be read, and as the words that go into a message. */
export interface ChatPassage {
  heading: string | null;
  blocks: RichText;
  text: string;
}

/** An article that may answer what the customer asked last. `confidence` is 0–1. */
export interface ArticleSuggestion {
  article: ChatArticle;
  confidence: number;
  /** Words of the question that the article holds. */
  words: readonly string[];
  nearestQuestion: string | null;
}

/** What an agent would propose, from the conversation: private data is masked. */
export interface ArticleProposal {
  title: string;
  questions: readonly string[];
  body: string;
  locale: string;
}

const one = { conversation: conversationIdSchema };

/** The commands of the pane "Articles" beside a conversation; permission `desk`. */
export const chatArticlesContract = {
  'chat_articles.search': command<{ articles: readonly ChatArticle[] }>()(
    v.object({ query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)), locale: localeSchema, conversation: v.optional(conversationIdSchema) }),
  ),
  'chat_articles.read': command<{ article: ChatArticle; passages: readonly ChatPassage[] }>()(v.object({ slug: slugSchema, locale: localeSchema, conversation: v.optional(conversationIdSchema) })),
  /** For the customer's last question; none where they have asked nothing. */
  'chat_articles.suggest': command<{ question: string | null; suggestions: readonly ArticleSuggestion[] }>()(v.object(one)),
  'chat_articles.begin_proposal': command<{ proposal: ArticleProposal }>()(v.object(one)),
  /** A draft that an editor takes over, of a new article or of what is added to one (`to`). A repetition is recognised. */
  'chat_articles.propose': command<{ article: string }>()(
    v.object({
      ...one,
      clientId: clientIdSchema,
      to: v.optional(articleIdSchema),
      title: articleFields.title,
      questions: articleFields.questions,
      body: articleFields.body,
      note: v.pipe(v.string(), v.trim(), v.maxLength(2_000)),
    }),
  ),
} as const;
