/**
 * What the bot does with a customer's message: answer, ask which of up to three articles was meant, admit that nothing
 * was found, or hand over. It never gives the same answer twice in a conversation, and two questions in a row without an
 * answer go to a person.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import { passageKey } from '../../protocol/dialogue.ts';
import type { ArticleHint, BotFound, BotTurn, ConversationEvent, HandoffReason } from '../../protocol/events.ts';
import type { BotAskOptions, BotEngine, BotFinding } from './bot-engine.ts';
import { BOT_WORDS } from './bot-words.ts';

/** What to do, and what was found for the question that led to it: say something, or hand the conversation to people. */
export type BotPlan = ({ kind: 'say'; text: string; turn: BotTurn } | { kind: 'hand_off'; reason: HandoffReason }) & { found?: BotFound };

/** Most articles a customer is asked to choose from. */
const CHOICES_MAX = 3;
/** Questions in a row without an answer, the present one included, after which a person is asked. */
const MISSES_MAX = 2;
/** Articles less likely than this are not worth a customer's look. */
const CHOICE_FROM = 0.1;

/** The plan for a customer's message. `state` is the conversation with that message in it. */
export async function planTurn(
  state: ConversationState,
  { seq, data: { text, article } }: ConversationEvent<'message.posted'>,
  engine: BotEngine,
): Promise<BotPlan> {
  const options: BotAskOptions = { locale: state.locale, audience: 'public' };
  if (article !== undefined) {
    // The words of a choice are the article's title; the question it was offered for tells which passage is wanted.
    const question = state.question ?? text;
    const plan = await answerWith({ slug: article, title: text }, question, options, engine, BOT_WORDS.chosen);
    if (plan !== null) return plan;
  }
  const finding = await engine.ask(text, options);
  const plan = await planFinding(state, text, finding, options, engine);
  // Courtesies are no questions.
  if (finding.decision === 'small_talk') return plan;
  const candidates = finding.candidates.map(({ slug, title, confidence }) => ({ slug, title, confidence }));
  return { ...plan, found: { to: seq, candidates, engine: engine.version } };
}

/** The plan for what was found for a question. */
async function planFinding(
  state: ConversationState,
  text: string,
  finding: BotFinding,
  options: BotAskOptions,
  engine: BotEngine,
): Promise<BotPlan> {
  switch (finding.decision) {
    case 'small_talk':
      return say(finding.reply ?? BOT_WORDS.nothing, { outcome: 'small_talk' });
    case 'handoff':
      return finding.reason === undefined || finding.reason === 'no_answer'
        ? nothingFound(state, BOT_WORDS.nothing)
        : { kind: 'hand_off', reason: finding.reason };
    case 'clarify':
      return clarify(state, finding, BOT_WORDS.clarify) ?? nothingFound(state, BOT_WORDS.already);
    case 'answer': {
      const [first] = finding.candidates;
      const plan = first === undefined ? null : await answerWith(first, text, options, engine, BOT_WORDS.answer);
      if (plan === null) return nothingFound(state, BOT_WORDS.nothing);
      if (!state.answered.includes(passageKey(plan.turn.article.slug, plan.turn.heading))) return plan;
      return clarify(state, finding, BOT_WORDS.clarify) ?? nothingFound(state, BOT_WORDS.already);
    }
  }
}

/** The plan after "that did not help": the next articles that were not shown, else a person is offered. */
export async function planAfterNo(state: ConversationState, engine: BotEngine): Promise<BotPlan> {
  const finding = await engine.ask(state.question ?? '', { locale: state.locale, audience: 'public' });
  return clarify(state, finding, BOT_WORDS.nextAfterNo) ?? say(BOT_WORDS.noMoreAfterNo, { outcome: 'nothing' });
}

async function answerWith(
  hint: ArticleHint,
  question: string,
  options: BotAskOptions,
  engine: BotEngine,
  text: string,
): Promise<{ kind: 'say'; text: string; turn: BotTurn & { outcome: 'answer' } } | null> {
  const quotation = await engine.quote(hint.slug, question, options);
  if (quotation === null) return null;
  const { title, heading, blocks } = quotation;
  return { kind: 'say', text, turn: { outcome: 'answer', article: { ...hint, title }, heading, passage: blocks } };
}

/** A question back with what was not yet shown, or null where there is nothing left to offer. */
function clarify(state: ConversationState, { candidates }: BotFinding, text: string): BotPlan | null {
  const shown = new Set(state.answered.map((key) => key.split('#')[0]));
  const choices = candidates
    .filter(({ slug, confidence }) => !shown.has(slug) && confidence >= CHOICE_FROM)
    .slice(0, CHOICES_MAX)
    .map(({ slug, title, confidence }) => ({ slug, title, confidence }));
  return choices.length === 0 ? null : say(text, { outcome: 'clarify', choices });
}

function nothingFound(state: ConversationState, text: string): BotPlan {
  if (state.missedInRow + 1 >= MISSES_MAX) return { kind: 'hand_off', reason: 'no_answer' };
  return say(text, { outcome: 'nothing' });
}

const say = (text: string, turn: BotTurn): BotPlan => ({ kind: 'say', text, turn });
