/** Feedback on articles: votes of readers with their reasons and words, and what editors did about them. */
import * as v from 'valibot';
import { command } from './command.ts';
import { cursorSchema, limitSchema } from './fields.ts';
import { ID } from './ids.ts';
import type { ConversationId } from './ids.ts';

/** Why an article did not help. */
export const FEEDBACK_REASONS = ['missing', 'unclear', 'outdated', 'other'] as const;
export type FeedbackReason = (typeof FEEDBACK_REASONS)[number];

/** Where a vote was given: on the help site, in the widget's reader, or on an answer of the bot. */
export type FeedbackSource = 'help_site' | 'widget' | 'conversation';

/** What editors did about it: nothing yet; something was done; nothing needs to be. */
export const FEEDBACK_STATES = ['open', 'done', 'no_action'] as const;
export type FeedbackState = (typeof FEEDBACK_STATES)[number];

/** One "did not help". Private data is masked in its words. Times are milliseconds since the Unix epoch. */
export interface FeedbackEntry {
  id: string;
  source: FeedbackSource;
  reason: FeedbackReason | null;
  comment: string | null;
  /** What the customer had asked; for answers of the bot. */
  question: string | null;
  conversation: ConversationId | null;
  /** The version of the article that was read; null where nobody knows. */
  version: number | null;
  state: FeedbackState;
  at: number;
  /** Who closed it. */
  by: string | null;
}

/** An article with what its readers say, over the last 90 days. */
export interface ArticleFeedback {
  article: string;
  slug: string;
  locale: string;
  title: string;
  /** Not helped and not yet looked at, however old. */
  open: number;
  helped: number;
  notHelped: number;
  reasons: Readonly<Record<FeedbackReason, number>>;
  /** When the last one came. */
  lastAt: number;
}

/** How many days the numbers of an article go back. */
export const FEEDBACK_PERIOD_DAYS = 90;

const feedbackId = v.pipe(v.string(), v.maxLength(120), v.regex(/^[A-Za-z0-9_:.-]+$/, 'must be the id of a feedback'));
const articleId = v.pipe(v.string(), v.regex(ID, 'must be the id of an article'));
const stateSchema = v.picklist(FEEDBACK_STATES);

/** The commands of the feedback page; permission `articles`. */
export const feedbackContract = {
  /** Articles with open feedback first, most of it first; `all` lists those without any left, too. */
  'feedback.articles': command<{ articles: readonly ArticleFeedback[]; open: number }>()(v.object({ all: v.optional(v.boolean(), false) })),
  /** What readers said of one article, latest first. */
  'feedback.list': command<{ article: ArticleFeedback; entries: readonly FeedbackEntry[]; next: string | null }>()(
    v.object({ article: articleId, state: v.optional(stateSchema), cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  /** Sets what was done; `open` takes it back. Answers the entries as they are now. */
  'feedback.set': command<{ entries: readonly FeedbackEntry[]; article: ArticleFeedback }>()(
    v.object({ article: articleId, ids: v.pipe(v.array(feedbackId), v.minLength(1), v.maxLength(100)), state: stateSchema }),
  ),
} as const;
