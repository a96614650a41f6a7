/**
 * The plan for one question: answer, ask which of up to three articles was meant, or admit that nothing was found. The same
 * passage is never quoted twice in a conversation.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import { passageKey } from '../../protocol/dialogue.ts';
import type { ArticleHint, BotFound, BotTurn, LookedUp } from '../../protocol/events.ts';
import { choicesOf } from '../knowledge-base/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotFinding } from './bot-engine.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import type { LookUp } from './look-up.ts';

/** Something to say, or why there is nothing: not found, or all of it was said before. */
export type Answer = { step: BotStep & { kind: 'say' } } | { missed: 'nothing' | 'already' };

/** Where the engine did not say that asking is worth it, articles less likely than this are not worth a customer's look. */
const CHOICE_FROM = 0.1;

/** What to say to a question that was looked up. `message` is what the customer wrote, to tell where something else was asked. */
export async function answerTo(state: ConversationState, look: LookUp, message: string, context: BotContext): Promise<Answer> {
  const { finding, followUp, alone } = look;
  const looked: LookedUp = { ...(look.asked !== state.question && { question: look.asked }), ...(followUp && { followUp: true }) };
  if (finding.decision === 'answer') {
    const [first] = finding.candidates;
    const answer = first === undefined ? null : await quoteFor(first, [look.wanted, look.asked], looked, state, context);
    if (answer === null) return { missed: 'nothing' };
    if (answer !== 'already') return { step: answer };
    // What it hangs on was said: perhaps it stands by itself.
    if (alone !== null && alone.decision !== 'handoff') return answerTo(state, { finding: alone, asked: message, wanted: message, followUp: false, alone: null }, message, context);
    return clarify(state, finding, context.words.clarify, looked) ?? { missed: 'already' };
  }
  if (finding.decision === 'clarify') return clarify(state, finding, context.words.clarify, looked) ?? { missed: 'already' };
  return { missed: 'nothing' };
}

/** The answer from an article: the passage that fits best and was not quoted yet. Null where customers may not see it. */
async function quoteFor(
  hint: ArticleHint,
  questions: readonly string[],
  looked: LookedUp,
  state: ConversationState,
  context: BotContext,
): Promise<(BotStep & { kind: 'say' }) | 'already' | null> {
  for (const question of new Set(questions)) {
    const step = await quoteArticle(hint, question, context.words.answer, looked, context);
    if (step === null) return null;
    if (!state.answered.includes(passageKey(step.turn.article.slug, step.turn.heading))) return step;
  }
  return 'already';
}

/** Quotes an article for a question, whether it was quoted before or not; null where customers may not see it. */
export async function quoteArticle(
  hint: ArticleHint,
  question: string,
  text: string,
  looked: LookedUp,
  { engine, options }: BotContext,
): Promise<(BotStep & { kind: 'say'; turn: BotTurn & { outcome: 'answer' } }) | null> {
  const quotation = await engine.quote(hint.slug, question, options);
  if (quotation === null) return null;
  const { title, heading, blocks } = quotation;
  const article = { slug: hint.slug, title, ...(hint.confidence !== undefined && { confidence: hint.confidence }) };
  return { kind: 'say', text, turn: { outcome: 'answer', article, heading, passage: blocks, ...looked } };
}

/** A question back with what was not yet shown (nor offered, where `offered` is to be left out); null where nothing is left. */
export function clarify(
  state: ConversationState,
  { candidates, decision }: BotFinding,
  text: string,
  looked: LookedUp,
  offered: readonly ArticleHint[] = [],
): { step: BotStep & { kind: 'say' } } | null {
  const shown = new Set([...state.answered.map((key) => key.split('#')[0]), ...offered.map(({ slug }) => slug)]);
  const least = decision === 'clarify' ? 0 : CHOICE_FROM;
  const left = candidates.filter(({ slug, confidence }) => !shown.has(slug) && confidence >= least);
  const choices = choicesOf(left).map(({ slug, title, confidence }) => ({ slug, title, confidence }));
  return choices.length === 0 ? null : { step: say(text, { outcome: 'clarify', choices, ...looked }) as BotStep & { kind: 'say' } };
}

/** What was found for a question, for editors. `to` is the position of the message that asked. */
export function foundFor({ finding, asked }: LookUp, to: number, message: string, { engine }: BotContext): BotFound {
  const candidates = finding.candidates.map(({ slug, title, confidence }) => ({ slug, title, confidence }));
  return { to, ...(asked !== message && { question: asked }), candidates, engine: engine.version };
}
