import type { ArticleHint, HandoffReason } from '../../protocol/events.ts';
import type { Reader } from '../../protocol/articles.ts';
import type { RichText } from '../../protocol/rich-text.ts';

/** What the bot asks of the knowledge base; the answer engine is one. */
export interface BotEngine {
  /** Rises with every change of what is asked. */
  readonly version: number;
  /** What to do with a question. Never throws for whatever a customer writes. */
  ask(question: string, options: BotAskOptions): Promise<BotFinding>;
  /** The passage of one article that fits a question; null where customers may not see such an article. */
  quote(slug: string, question: string, options: BotAskOptions): Promise<{ title: string; heading: string | null; blocks: RichText } | null>;
}

/** Customers ask for customers' articles only: those for everybody, and those of a tier that they have shown to have. */
export interface BotAskOptions {
  locale: string;
  audience: Exclude<Reader, 'agents'>;
  /** Of 100 answers given, so many shall be right (0.5–0.99). */
  promise?: number;
  /** The bot has read the wording itself: it is a question. */
  wordingRead?: boolean;
}

/** A candidate, with the words of the question that the article holds where the engine says. */
export type BotCandidate = Required<ArticleHint> & { why?: { words: readonly string[] } };

/** What the engine would do: the best candidates first, confidences 0–1. */
export interface BotFinding {
  decision: 'answer' | 'clarify' | 'handoff' | 'small_talk';
  candidates: readonly BotCandidate[];
  /** Why a person should take over; `no_answer` where nothing was found. */
  reason?: HandoffReason;
  /** Which language's articles were asked, and in which the question is written where that is another one without articles. */
  language?: { asked: string; foreign: string | null } | null;
  /** A short reply to small talk. */
  reply?: string;
}
