/**
 * The one interface behind which questions are answered. Whoever asks (bot, `POST /answers`, help site) learns what
 * the bot would do, how sure it is and why; how that is found out can change without them noticing.
 */
import type { Reader } from '../../../protocol/articles.ts';
import type { HandoffReason } from '../../../protocol/events.ts';
import type { RichText } from '../../../protocol/rich-text.ts';
import type { SmallTalkKind } from '../wording/wording.ts';

/** Whose articles may be used, and in which language the question is likely to be. */
export interface AskOptions {
  locale: string;
  audience: Reader;
  /** Of 100 answers given, so many shall be right (0.5–0.99); 0.95 where nothing is said. */
  promise?: number;
  /** Who asks has read the wording (courtesies, calls for a person) already: it is a question. */
  wordingRead?: boolean;
}

/** An article that may answer. `confidence` is 0–1. */
export interface AnswerCandidate {
  slug: string;
  title: string;
  confidence: number;
  why: {
    /** Words of the question that the article holds, as the customer wrote them. */
    words: readonly string[];
    /** The article's own phrasing that is most like the question. */
    nearestQuestion: string | null;
  };
}

/** What is quoted of an article. */
export interface Quotation {
  slug: string;
  title: string;
  heading: string | null;
  blocks: RichText;
}

/** What the bot would do with a question. */
export interface AnswerResult {
  decision: 'answer' | 'clarify' | 'handoff' | 'small_talk';
  /** Of the first candidate, 0–1; 1 where the wording alone decides. */
  confidence: number;
  /** Best first; empty for small talk and where a person was asked for. */
  candidates: readonly AnswerCandidate[];
  /** The fitting part of the first candidate; null unless the decision is to answer. */
  passage: { heading: string | null; blocks: RichText } | null;
  /** Why a person should take over; `no_answer` where nothing was found. Set with the decision `handoff` only. */
  reason?: HandoffReason;
  /** What kind of courtesy it was, and a short reply to it. Set with the decision `small_talk` only. */
  smallTalk?: SmallTalkKind;
  reply?: string;
  /**
   * Which language's articles were asked, as in `de`, and in which the question is written where it is clearly another one
   * that has no articles. Null where nothing was looked up.
   */
  language: { asked: string; foreign: string | null } | null;
  /** Milliseconds that the search took. */
  tookMs: number;
}

/** Answers questions from the articles as they were at `version`. */
export interface AnswerEngine {
  /** Rises with every rebuild. */
  readonly version: number;
  /** Never throws for whatever a customer writes. */
  ask(question: string, options: AskOptions): Promise<AnswerResult>;
  /** The passage of one article that fits a question; null where the asker may not see such an article. */
  quote(slug: string, question: string, options: AskOptions): Promise<Quotation | null>;
}
