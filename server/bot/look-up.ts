/**
 * Finds what a question is about, with the question before it where it hangs on that one. Both are asked, alone and
 * together, and the surer finding counts. Where the article knows no word of what is new, it is no answer; it is still
 * the subject, if the question says that it hangs on it and means nothing by itself.
 */
import { foldedWords, readFollowUp } from '../knowledge-base/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotFinding } from './bot-engine.ts';

/** What was found, and what was asked for it. */
export interface LookUp {
  finding: BotFinding;
  /** The question as it was asked. */
  asked: string;
  /** What is new in it: tells which passage is wanted. */
  wanted: string;
  followUp: boolean;
  /** The question by itself, where it was asked as a follow-up. */
  alone: BotFinding | null;
}

/** Shorter words seldom say what is new. */
const WORD_MIN = 4;

/** Looks a question up. `thread` is the last question that made sense by itself. */
export async function lookUp(question: string, thread: string | null, { engine, options }: BotContext): Promise<LookUp> {
  const ask = (text: string): Promise<BotFinding> => engine.ask(text, { ...options, wordingRead: true });
  const alone = await ask(question);
  const byItself: LookUp = { finding: alone, asked: question, wanted: question, followUp: false, alone: null };
  const hanging = thread === null || thread === question ? null : readFollowUp(question, options.locale);
  if (thread === null || hanging === null || (hanging.hangs === 'may' && alone.decision === 'answer')) return byItself;
  const asked = `${thread} ${hanging.rest}`;
  const together = await ask(asked);
  const [own, joint] = [sureness(alone), sureness(together)];
  const isSurer = hanging.hangs === 'says' ? joint >= own : joint > own;
  if (!isSurer) return byItself;
  const joined: LookUp = { finding: together, asked, wanted: hanging.rest, followUp: true, alone };
  if (knowsNew(together, hanging.rest)) return joined;
  const isLost = hanging.hangs === 'says' && alone.decision === 'handoff' && together.decision !== 'handoff';
  return isLost ? { ...joined, finding: { ...together, decision: 'clarify' } } : byItself;
}

const sureness = ({ candidates }: BotFinding): number => candidates[0]?.confidence ?? 0;

/** Whether the first article holds a word of what is new; engines that do not say are believed. */
function knowsNew({ candidates: [first] }: BotFinding, rest: string): boolean {
  const held = first?.why?.words;
  if (held === undefined) return true;
  const known = new Set(held.flatMap((word) => foldedWords(word)));
  return foldedWords(rest).some((word) => word.length >= WORD_MIN && known.has(word));
}
