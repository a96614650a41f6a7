/** What editors ask of the answer ledger. All commands need the permission `articles`. */
import * as v from 'valibot';
import { QUESTION_MAX, TITLE_MAX } from './article-limits.ts';
import { command } from './command.ts';
import { cursorSchema, limitSchema, localeSchema, messageTextSchema, slugSchema } from './fields.ts';
import { clientIdSchema } from './ids.ts';
import type { ArticleResult, GapArticle, GapRow, GapState, LedgerQuestion } from './ledger.ts';
import { DISMISS_REASONS, GAP_KINDS, GAP_STATES, LEDGER_DAYS, RESULT_PARTS } from './ledger.ts';

/** Parses the id of a gap. */
export const gapIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/, 'must be the id of a gap'));
/** Longest note with a dismissal, in characters. */
export const DISMISS_NOTE_MAX = 300;

const days = v.optional(v.picklist(LEDGER_DAYS), 30);
const page = { cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) };
const question = v.pipe(messageTextSchema, v.maxLength(QUESTION_MAX, `must be at most ${QUESTION_MAX} characters`));

/** The commands. */
export const ledgerContract = {
  /** Gaps with somebody in the period, most people first. `counts` and `locales` are those of all gaps of the period. */
  'ledger.gaps': command<{
    gaps: readonly GapRow[];
    next: string | null;
    counts: Readonly<Record<GapState, number>>;
    locales: readonly string[];
  }>()(
    v.object({
      days,
      state: v.optional(v.picklist(GAP_STATES), 'open'),
      kind: v.optional(v.picklist(GAP_KINDS)),
      locale: v.optional(localeSchema),
      ...page,
    }),
  ),
  /** One gap with its questions in the period, latest first, and the articles that were found for them. */
  'ledger.gap': command<{
    gap: GapRow;
    questions: readonly LedgerQuestion[];
    next: string | null;
    found: readonly { slug: string; title: string; times: number; given: number }[];
  }>()(v.object({ gap: gapIdSchema, days, ...page })),
  /** What became of each article's answers in the period, most misled customers first. */
  'ledger.articles': command<{ articles: readonly ArticleResult[]; next: string | null }>()(v.object({ days, ...page })),
  /** The questions behind a number of an article, latest first. */
  'ledger.questions': command<{ article: ArticleResult; questions: readonly LedgerQuestion[]; next: string | null }>()(
    v.object({ slug: slugSchema, part: v.optional(v.picklist(RESULT_PARTS), 'shown'), days, ...page }),
  ),
  'ledger.dismiss': command<{ gap: GapRow }>()(
    v.object({
      gap: gapIdSchema,
      reason: v.picklist(DISMISS_REASONS),
      note: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(DISMISS_NOTE_MAX, `must be at most ${DISMISS_NOTE_MAX} characters`)), ''),
      days,
    }),
  ),
  /** Opens a gap again, whatever was done about it; a draft that was begun stays. */
  'ledger.reopen': command<{ gap: GapRow }>()(v.object({ gap: gapIdSchema, days })),
  /**
   * Begins an article with the questions as its examples; the gap is in work until it is published. A retry makes no second one.
   * Without a title it is called by the gap's question; without questions it gets the gap's latest, at most five.
   */
  'ledger.draft': command<{ gap: GapRow; article: GapArticle }>()(
    v.object({
      gap: gapIdSchema,
      title: v.optional(v.pipe(messageTextSchema, v.maxLength(TITLE_MAX, `must be at most ${TITLE_MAX} characters`))),
      questions: v.optional(v.pipe(v.array(question), v.maxLength(20, 'must be at most 20 questions'))),
      clientId: clientIdSchema,
      days,
    }),
  ),
  /** Puts questions among the examples of an article, as a change of its draft. */
  'ledger.phrasing': command<{ gap: GapRow; article: GapArticle }>()(
    v.object({
      gap: gapIdSchema,
      slug: slugSchema,
      locale: localeSchema,
      questions: v.pipe(v.array(question), v.minLength(1), v.maxLength(20, 'must be at most 20 questions')),
      days,
    }),
  ),
  /** Articles to add a question to, by their words; drafts and those for agents as well. Without words those found for the gap. */
  'ledger.find_articles': command<{ articles: readonly GapArticle[] }>()(
    v.object({ gap: gapIdSchema, query: v.pipe(v.string(), v.maxLength(200)), locale: localeSchema, days }),
  ),
} as const;
