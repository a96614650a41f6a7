/**
 * The answer ledger: what was asked, what was found and shown, and what followed. From it editors learn where the knowledge
 * base has gaps (questions asked in vain, the like of them together) and which articles do not do what they promise.
 */
import type { ArticleHint, HandoffReason } from './events.ts';
import type { ConversationId } from './ids.ts';
import type { Share } from './share.ts';

/** Where a question was asked. */
export type QuestionOrigin = 'chat' | 'help' | 'widget' | 'agents' | 'api';
/** All of them. */
export const QUESTION_ORIGINS: readonly QuestionOrigin[] = ['chat', 'help', 'widget', 'agents', 'api'];

/** What was decided about it; a search is `answer` where it found something. */
export type QuestionDecision = 'answer' | 'clarify' | 'nothing' | 'handoff';

/**
 * What followed. `solved`: ended without a person after an answer; `person`: handed over; `left`: gave up or stayed away;
 * `asked_again`: asked the like of it at once; `returned`: came back on it within 7 days; `moved_on`: asked something else.
 */
export type QuestionOutcome = 'open' | 'solved' | 'person' | 'left' | 'asked_again' | 'returned' | 'moved_on';

/** Why a question counts as asked in vain, the gravest reason first. */
export const GAP_KINDS = ['no_answer', 'no_result', 'not_helpful', 'handed_off', 'asked_again', 'low_confidence'] as const;
/**
 * `no_answer`: the bot found nothing; `no_result`: a search found nothing; `not_helpful`: “that did not help”; `handed_off`: a
 * person was asked for after an answer; `asked_again`: asked once more; `low_confidence`: “did you mean”, and nothing was picked.
 */
export type GapKind = (typeof GAP_KINDS)[number];

/** `in_work`: an article was begun or changed for it; `solved`: that article is published since. */
export const GAP_STATES = ['open', 'in_work', 'solved', 'dismissed'] as const;
/** How far editors are with a gap. */
export type GapState = (typeof GAP_STATES)[number];

/** Why nothing will be written about it. */
export const DISMISS_REASONS = ['not_ours', 'noise', 'covered', 'other'] as const;
/** One of them. */
export type DismissReason = (typeof DISMISS_REASONS)[number];

/** The periods one can look at, in days up to now. */
export const LEDGER_DAYS = [7, 30, 90] as const;
/** One of them. */
export type LedgerDays = (typeof LEDGER_DAYS)[number];

/** An article that a gap is being, or was, closed with. `id` is null where it is gone. */
export interface GapArticle {
  id: string | null;
  slug: string;
  locale: string;
  title: string;
}

/** Like questions that were asked in vain. Times are milliseconds since the Unix epoch. */
export interface GapRow {
  id: string;
  /** The most typical of its questions, masked. */
  question: string;
  /** A language such as `en`. */
  locale: string;
  state: GapState;
  /** Different people who asked it in the period, and in the one before it. */
  people: number;
  peopleBefore: number;
  /** Questions in the period, all and by kind. */
  questions: number;
  kinds: Readonly<Partial<Record<GapKind, number>>>;
  lastAt: number;
  article: GapArticle | null;
  /** It was solved and is asked in vain again. */
  reopened: boolean;
  dismissed: { reason: DismissReason; note: string; by: string; at: number } | null;
}

/** One question of the ledger, masked. */
export interface LedgerQuestion {
  id: string;
  text: string;
  locale: string;
  origin: QuestionOrigin;
  at: number;
  decision: QuestionDecision;
  reason: HandoffReason | null;
  /** Best first, with confidence, as the engine of that day found them. */
  candidates: readonly ArticleHint[];
  /** Slugs of the articles that were given as the answer or picked. */
  given: readonly string[];
  chosen: string | null;
  /** What the customer said of the last answer. */
  helped: boolean | null;
  outcome: QuestionOutcome;
  kind: GapKind | null;
  conversation: ConversationId | null;
}

/** What became of the questions that an article was shown for, in a period. */
export interface ArticleResult {
  slug: string;
  title: string;
  /** Shown in any way: as the answer, as a choice, as a search result. */
  shown: number;
  /** Given as the answer, or picked. */
  given: number;
  chosen: number;
  helped: number;
  notHelped: number;
  handedOff: number;
  /** Replies of agents that it was put into; those count no question. */
  inserted: number;
  /** Given, and then “that did not help” or a person: of all times it was given. */
  misled: Share;
}

/** What of an article's result can be opened. */
export const RESULT_PARTS = ['shown', 'given', 'chosen', 'helped', 'not_helped', 'handed_off', 'misled'] as const;
/** One of them. */
export type ResultPart = (typeof RESULT_PARTS)[number];
