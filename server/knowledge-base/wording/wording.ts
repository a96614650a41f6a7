/**
 * Some messages are no questions: courtesies, and words that call for a person. They are recognised by their wording
 * before anything is searched, so that "thanks" never finds an article and a cry for help never gets one.
 */
import type { HandoffReason } from '../../../protocol/events.ts';

/** Courtesies and one-word replies. `unhelpful` says that the answer before did not help; `wordless` has no words at all. */
export type SmallTalkKind =
  | 'unhelpful'
  | 'bot_question'
  | 'wellbeing'
  | 'goodbye'
  | 'thanks'
  | 'refusal'
  | 'agreement'
  | 'acknowledgement'
  | 'greeting'
  | 'wordless';

/** The words of one language. Patterns are regular expressions over folded words (see `foldedWords`) with one space between. */
export interface Wording {
  /** Anywhere in a message, the first that is found decides. */
  handoff: readonly { reason: HandoffReason; patterns: readonly string[] }[];
  /** As above, but only where the message as a whole is no courtesy: "are you a real person" asks for none. */
  person: readonly string[];
  /** A message that consists of one of these and courtesies alone asks for a person. */
  personAlone: readonly string[];
  smallTalk: Readonly<Record<Exclude<SmallTalkKind, 'wordless'>, readonly string[]>>;
  /** Words between courtesies that mean nothing by themselves. */
  fillers: readonly string[];
}
