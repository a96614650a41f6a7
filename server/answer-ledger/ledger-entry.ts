/**
 * An entry of the ledger is one question: what was asked, what was found and shown for it, and what followed. Entries of chats
 * are a projection of the conversations' logs and can be made again from them; entries of searches are written when a search
 * is made, and grow by what its reader does next. Private data is masked before anything is kept.
 */
import type { ArticleHint, HandoffReason } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { GapKind, LedgerQuestion, QuestionDecision, QuestionOrigin, QuestionOutcome } from '../../protocol/ledger.ts';

/** What is known of one question. Times are milliseconds since the Unix epoch. */
export interface Question {
  origin: QuestionOrigin;
  conversation: ConversationId | null;
  inbox: string | null;
  /** Who asked, as a short hash that tells people apart and leads back to nobody. */
  asker: string;
  text: string;
  /** A language such as `en`: the first part of the tag. */
  locale: string;
  at: number;
  decision: QuestionDecision;
  reason: HandoffReason | null;
  candidates: readonly ArticleHint[];
  engine: number | null;
  /** Slugs that were shown in any way, and those that were given as the answer or picked. */
  offered: readonly string[];
  given: readonly string[];
  chosen: string | null;
  /** Slugs that the asker said helped, or did not; the last word counts. */
  helped: readonly string[];
  notHelped: readonly string[];
  /** What had been given last when a person was asked for. */
  handedOffAfter: string | null;
  outcome: QuestionOutcome;
  outcomeAt: number | null;
  /** The survey after it said that the question was not solved. */
  unsolved: boolean;
}

/** An entry as it lies in the collection `answer_ledger`. */
export interface EntryDocument extends Omit<Question, 'at' | 'outcomeAt'> {
  _id: string;
  at: Date;
  outcomeAt: Date | null;
  /** When the same person asked the like of it elsewhere, at most 7 days later. */
  returnedAt: Date | null;
  kind: GapKind | null;
  /** The gap it was put into; it stays there when it turns out not to have been asked in vain. */
  gap: string | null;
  /** Hash of what the projection wrote, so that writing the same again changes nothing. */
  hash: string;
  /** Changed, and not yet grouped and counted. Absent where it is. */
  unsettled?: true;
  /** Counts changes, so that one which comes while it is being settled is not missed. */
  rev: number;
}

/** Reasons to hand over that no article could have prevented. */
const BY_NATURE: ReadonlySet<HandoffReason> = new Set(['complaint', 'distress', 'policy', 'priority_customer']);

/** Why a question counts as asked in vain, or null where it does not (or not yet). The gravest reason is taken. */
export function kindOf(question: Question, returned: boolean): GapKind | null {
  const { decision, given, helped, notHelped, outcome, reason, origin } = question;
  if (decision === 'handoff' && reason !== null && BY_NATURE.has(reason)) return null;
  if (decision === 'nothing') return origin === 'chat' ? 'no_answer' : 'no_result';
  if (question.unsolved || (notHelped.length > 0 && helped.length === 0)) return 'not_helpful';
  const hadAnswer = given.length > 0 || (origin !== 'chat' && question.offered.length > 0);
  if (outcome === 'person' && (reason === null || !BY_NATURE.has(reason))) return hadAnswer ? 'handed_off' : 'low_confidence';
  if (outcome === 'asked_again' || outcome === 'returned' || returned) return 'asked_again';
  const nothingPicked = decision === 'clarify' && given.length === 0 && outcome !== 'open' && outcome !== 'solved';
  return nothingPicked ? 'low_confidence' : null;
}

/** A question as editors see it. */
export function shownQuestion(entry: EntryDocument): LedgerQuestion {
  const { _id, text, locale, origin, at, decision, reason, candidates, given, chosen, conversation, kind } = entry;
  const last = given.at(-1);
  const helped = last !== undefined && entry.helped.includes(last) ? true : entry.notHelped.length > 0 ? false : entry.helped.length > 0 ? true : null;
  const outcome = entry.returnedAt !== null ? 'returned' : entry.unsolved && entry.outcome === 'solved' ? 'left' : entry.outcome;
  return { id: _id, text, locale, origin, at: at.getTime(), decision, reason, candidates, given, chosen, helped, outcome, kind, conversation };
}
