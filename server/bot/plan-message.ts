/**
 * What the bot does with a customer's message: what it is comes first (an answer to what the bot asked, a choice, a
 * courtesy, a call for a person), then what it is about (the owner's topics), then what it asks.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { Reading } from '../knowledge-base/index.ts';
import { asksForHours, choiceIn, foldedWords, readWording, splitQuestions } from '../knowledge-base/index.ts';
import { findTopic } from '../topics/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { planCollecting } from './plan-collecting.ts';
import { askFor, nextField, readFields, topicOf } from './plan-fields.ts';
import { handOver } from './plan-handover.ts';
import { quoteArticle } from './plan-question.ts';
import { planQuestions } from './plan-questions.ts';
import { planSmallTalk } from './plan-small-talk.ts';
import { hoursSentence } from './tell-hours.ts';
import { wordsFor } from './words/words-for.ts';

/** The steps for a customer's message. `state` is the conversation with that message in it, perhaps with more. */
export async function planMessage(state: ConversationState, event: ConversationEvent<'message.posted'>, context: BotContext): Promise<readonly BotStep[]> {
  const { seq, data: { text, article } } = event;
  if (state.turn?.to === seq) {
    // A process that was killed has spoken to it already, and perhaps not yet handed over, or answered but the first of several.
    if (state.handingOver !== null) return [{ kind: 'hand_off', ...state.handingOver, part: 1 }];
    if (state.turn.outcome === 'field' || splitQuestions(text).length < 2) return [];
  }
  if (article !== undefined) {
    // The words of a choice are the article's title; the question it was offered for tells which passage is wanted.
    const step = await quoteArticle({ slug: article, title: text }, state.question ?? text, context.words.chosen, {}, context);
    if (step !== null) return [step];
  }
  const reading = readWording(text, state.locale);
  const chosen = chosenIn(state, text);
  if (chosen !== null) {
    const question = state.questionBefore ?? text;
    const step = await quoteArticle(chosen, question, context.words.chosen, { question }, context);
    if (step !== null) return [step];
  }
  const grave = reading.kind === 'handoff' && reading.call !== 'person';
  if (state.collecting !== null && !grave) return planCollecting(state, text, reading, context);
  if (reading.kind === 'small_talk') return planSmallTalk(state, reading, text, context);
  // "When can I talk to somebody?" asks for a time, not yet for a person.
  if (!grave && asksForHours(text) === 'people') return [say(await hoursText(state, context), { outcome: 'hours' })];
  if (reading.kind === 'handoff' && reading.call === 'person') return [{ kind: 'hand_off', reason: 'requested', question: state.questionBefore ?? text }];
  return planByTopic(state, seq, text, reading, context);
}

/** What was offered last and is named now: by its title, its number, "the second one". */
function chosenIn({ choices }: ConversationState, text: string): ConversationState['choices'][number] | null {
  const words = foldedWords(text).join(' ');
  const named = choices.find(({ title }) => foldedWords(title).join(' ') === words);
  if (named !== undefined) return named;
  const at = choices.length === 0 ? null : choiceIn(text, choices.length);
  return at === null ? null : (choices[at] ?? null);
}

async function planByTopic(state: ConversationState, seq: number, text: string, reading: Reading, context: BotContext): Promise<readonly BotStep[]> {
  const named = findTopic(context.topics, text, state.locale);
  const topic = named ?? topicOf(state, context);
  const found = topic === null ? null : readFields(topic, text, state, context, null);
  const settled = found?.keys ?? new Set<string>();
  const noted: readonly BotStep[] = [
    ...(named !== null && named.key !== state.topic?.key ? [{ kind: 'set_topic', topic: { key: named.key, name: named.name } } as const] : []),
    ...(found?.steps ?? []),
  ];
  if (named !== null && named.action !== 'answer') {
    const next = named.action === 'collect' ? nextField(named, state, settled) : null;
    if (next !== null) return [...noted, askFor(next, named.reason, state, context)];
    // Who calls for help is answered in their own language, whatever the page's is.
    const spoken = reading.kind === 'handoff' ? { ...context, words: wordsFor(reading.language) } : context;
    return [...noted, ...handOver(named, named.reason, text, found?.noted ?? [], state, spoken)];
  }
  const question = reading.kind === 'question' ? reading.question : text;
  const steps = await planQuestions(state, { seq, message: text, question }, topic, settled, context);
  return [...noted, ...(asksForHours(text) === 'any' ? await withHours(steps, state, context) : steps)];
}

const hoursText = async (state: ConversationState, context: BotContext): Promise<string> => hoursSentence(await context.attendance(), state, context);

/** "Are you open?" may be about a shop: an article that may answer it is shown as well. */
async function withHours(steps: readonly BotStep[], state: ConversationState, context: BotContext): Promise<readonly BotStep[]> {
  const text = await hoursText(state, context);
  const [first, ...rest] = steps;
  if (first?.kind === 'say' && (first.turn.outcome === 'answer' || first.turn.outcome === 'clarify')) return [{ ...first, text: `${text} ${first.text}` }, ...rest];
  return [say(text, { outcome: 'hours' })];
}
