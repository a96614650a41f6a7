/**
 * The plan for a message that asks something: one question, or several that are answered one after the other. Whether it
 * is several is measured: where its parts lead to the same article, it is one question told at length.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import { passageKey } from '../../protocol/dialogue.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { readWording, splitQuestions } from '../knowledge-base/index.ts';
import type { BotContext } from './bot-parts.ts';
import { spokenIn } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import type { LookUp } from './look-up.ts';
import { lookUp } from './look-up.ts';
import { handOverUnanswered } from './plan-handover.ts';
import type { Answer } from './plan-question.ts';
import { answerTo, foundFor } from './plan-question.ts';
import { fill } from './words/words-for.ts';

/** Questions of one message that are answered. */
const ANSWERED_MAX = 3;
/** Questions in a row without an answer, the present one included, after which a person is asked. */
const MISSES_MAX = 2;
/** As much of a question as reminds its writer of it, in characters. */
const REMINDER_MAX = 80;

/** What a message is: its position, its words, and what is to be looked up of them. */
export interface Asked {
  seq: number;
  message: string;
  question: string;
}

/** What to do with a question or several. `topic` is what the conversation is about, `settled` the fields that the message gave. */
export async function planQuestions(state: ConversationState, asked: Asked, topic: TopicDefinition | null, settled: ReadonlySet<string>, page: BotContext): Promise<readonly BotStep[]> {
  const parts = splitQuestions(asked.message).filter((part) => readWording(part, state.locale).kind === 'question');
  if (parts.length > 1) {
    const several = await planSeveral(state, asked, parts, page);
    if (several !== null) return several;
  }
  const look = await lookUp(asked.question, state.thread, page);
  const { finding } = look;
  const context = spokenIn(page, finding);
  if (finding.decision === 'small_talk') return [say(finding.reply ?? context.words.nothing, { outcome: 'small_talk' })];
  const found = foundFor(look, asked.seq, asked.message, context);
  if (finding.decision === 'handoff' && finding.reason !== undefined && finding.reason !== 'no_answer') return [{ kind: 'hand_off', reason: finding.reason, found }];
  const answer = await answerTo(state, { ...look, asked: look.asked === asked.question ? asked.message : look.asked }, asked.message, context);
  if ('step' in answer) return [{ ...answer.step, found }];
  if (state.missedInRow + 1 < MISSES_MAX) return [{ ...nothingToSay(answer, asked.message === state.question ? null : asked.message, context), found }];
  return handOverUnanswered(topic, state, settled, context).map((step) => (step.kind === 'say' || step.kind === 'hand_off' ? { ...step, found } : step));
}

function nothingToSay({ missed }: Answer & { missed: string }, question: string | null, { words }: BotContext): BotStep & { kind: 'say' } {
  return { kind: 'say', text: missed === 'already' ? words.already : words.nothing, turn: { outcome: 'nothing', ...(question !== null && { question }) } };
}

/** Answers for each part; null where they are one question after all, or none of them finds anything. */
async function planSeveral(state: ConversationState, { seq }: Asked, all: readonly string[], context: BotContext): Promise<readonly BotStep[] | null> {
  const parts = all.slice(0, ANSWERED_MAX);
  const looks: LookUp[] = [];
  for (const part of parts) looks.push(await lookUp(part, looks.at(-1)?.asked ?? state.thread, context));
  const found = new Set(looks.flatMap(({ finding }) => (finding.decision === 'answer' || finding.decision === 'clarify' ? (finding.candidates[0]?.slug ?? []) : [])));
  const missedAny = looks.some(({ finding }) => finding.decision === 'handoff');
  if (found.size === 0 || (found.size === 1 && !missedAny)) return null;
  const steps: (BotStep & { kind: 'say' })[] = [];
  const missed: string[] = [];
  const quoted = new Set<string>();
  for (const [part, look] of looks.entries()) {
    const question = parts[part] ?? '';
    const answer = await answerTo(state, look, '', spokenIn(context, look.finding));
    if ('missed' in answer) {
      if (answer.missed === 'nothing') missed.push(question);
      continue;
    }
    const { turn, text } = answer.step;
    const passage = turn.outcome === 'answer' ? passageKey(turn.article.slug, turn.heading) : null;
    if (passage !== null && quoted.has(passage)) continue;
    if (passage !== null) quoted.add(passage);
    const about = fill(context.words.about, { question: reminder(question) });
    steps.push({ ...answer.step, text: `${about} ${text}`, part, found: foundFor(look, seq, '', context) });
  }
  return steps.length === 0 ? null : [...steps, ...leftOver(missed, all.slice(ANSWERED_MAX), context)];
}

/** Names what was not answered, so that nobody waits for it. */
function leftOver(missed: readonly string[], beyond: readonly string[], { words }: BotContext): readonly BotStep[] {
  const named = (sentence: string, questions: readonly string[]): string[] =>
    questions.length === 0 ? [] : [fill(sentence, { questions: questions.map((question) => `“${reminder(question)}”`).join(', ') })];
  const text = [...named(words.nothingAbout, missed), ...named(words.tooMany, beyond)].join(' ');
  if (text === '') return [];
  const turn = missed.length > 0 ? ({ outcome: 'nothing', question: missed.at(-1) ?? '' } as const) : ({ outcome: 'small_talk' } as const);
  return [{ kind: 'say', text, turn, part: ANSWERED_MAX }];
}

function reminder(question: string): string {
  const characters = [...question];
  return characters.length <= REMINDER_MAX ? question : `${characters.slice(0, REMINDER_MAX).join('').trimEnd()}…`;
}
