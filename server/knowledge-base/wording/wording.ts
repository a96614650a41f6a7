/**
 * Some messages are no questions: courtesies, and words that call for a person. They are recognised by their wording
 * before anything is searched, so that "thanks" never finds an article and a cry for help never gets one. Every language
 * here is read whatever the visitor's locale is.
 */

/** Courtesies and one-word replies. `helpful` and `unhelpful` say so of the answer before; `wordless` has no words at all. */
export type SmallTalkKind =
  | 'unhelpful'
  | 'helpful'
  | 'bot_question'
  | 'wellbeing'
  | 'goodbye'
  | 'thanks'
  | 'refusal'
  | 'agreement'
  | 'help_wanted'
  | 'acknowledgement'
  | 'greeting'
  | 'wordless';

/** Which kind a message of several is: the first of these. */
export const SMALL_TALK_ORDER: readonly Exclude<SmallTalkKind, 'wordless'>[] = [
  'unhelpful', 'helpful', 'bot_question', 'wellbeing', 'goodbye', 'thanks', 'refusal', 'agreement', 'help_wanted', 'acknowledgement', 'greeting',
];

/** Wordings that call for a person unless an owner says otherwise, the gravest first. */
export const CALLS = ['distress', 'danger', 'legal', 'complaint'] as const;
/** Such a wording. */
export type Call = (typeof CALLS)[number];

/**
 * The words of one language. Patterns are regular expressions over folded words (see `foldedWords`: no capitals, accents,
 * apostrophes) with one space between; phrases are folded words as they stand.
 */
export interface Wording {
  /** Language code, such as "de". */
  language: string;
  /** Patterns anywhere in a message. */
  calls: Readonly<Record<Call, readonly string[]>>;
  refund: readonly string[];
  /** As above, but only where the message as a whole is no courtesy: "are you a real person" asks for none. */
  person: readonly string[];
  /** A message that consists of one of these and courtesies alone asks for a person. */
  personAlone: readonly string[];
  smallTalk: Readonly<Record<Exclude<SmallTalkKind, 'wordless'>, readonly string[]>>;
  /** Words between courtesies that mean nothing by themselves. */
  fillers: readonly string[];
  /** Patterns at the beginning of a question that refers to the one before, and words that begin a short one. */
  followUp: readonly string[];
  leads: readonly string[];
  /** Words of a question that stand for something said before. */
  pointers: readonly string[];
  /** Patterns that a question begins with. */
  questionStart: readonly string[];
  /** Patterns that ask when people are there, and patterns that ask whether something is open: that may be a shop. */
  hours: { people: readonly string[]; open: readonly string[] };
  /** Messages that say one does not have or will not give what was asked for. */
  unable: readonly string[];
  /** Words before a value that is wrong, and words that say so. */
  not: readonly string[];
  corrections: readonly string[];
  /** How the first, second, third and last of a list are called; numbers are known everywhere. */
  ordinals: readonly (readonly string[])[];
  /** "Today" and "yesterday", folded. */
  days: { today: string; yesterday: string };
}
