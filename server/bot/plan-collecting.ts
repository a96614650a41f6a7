/** The plan for a message while the bot asks for fields. */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { TopicDefinition, TopicField } from '../../protocol/topics.ts';
import type { Reading } from '../knowledge-base/index.ts';
import { foldedWords, isCancel, isUnable } from '../knowledge-base/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { lookUp } from './look-up.ts';
import { handOver } from './plan-handover.ts';
import { askFor, nextField, readFields, topicOf } from './plan-fields.ts';
import { answerTo } from './plan-question.ts';

/** What cannot be read is asked for once more, and then gone without. */
const TRIES_MAX = 1;

/** What to do with what the customer wrote when asked. */
export async function planCollecting(state: ConversationState, message: string, reading: Reading, context: BotContext): Promise<readonly BotStep[]> {
  const { collecting } = state;
  if (collecting === null) return [];
  const topic = topicOf(state, context);
  const { reason, question } = collecting;
  // The owner has taken the topic away meanwhile: a person is promised all the same.
  if (topic === null) return [{ kind: 'hand_off', reason, question }];
  const place = topic.fields.findIndex(({ key }) => key === collecting.field?.key);
  const field = topic.fields[place] ?? null;
  if (reading.kind === 'handoff' && reading.call === 'person') return [{ kind: 'hand_off', reason: 'requested', question }];
  if (field !== null && isCancel(message)) return cancel(field, place, context);
  const refuses = field !== null && refusesField(message, reading);
  const found = readFields(topic, message, state, context, refuses || reading.kind !== 'question' ? null : (field?.key ?? null));
  const settled = new Set(found.keys);
  const steps = [...found.steps];
  if (field !== null && !settled.has(field.key)) {
    const unread = found.keys.size === 0 && !refuses;
    if (unread && reading.kind === 'small_talk') return [say(reading.reply, { outcome: 'small_talk' })];
    if (unread) {
      const aside = await answerAside(state, message, field, context);
      if (aside !== null) return aside;
      if (collecting.tries < TRIES_MAX) return [askFor(field, reason, state, context, true)];
    }
    if (refuses || unread) {
      steps.push({ kind: 'refuse_field', key: field.key, label: field.label, place });
      settled.add(field.key);
    }
  }
  return [...steps, ...goOn(topic, state, settled, found.noted, context)];
}

function goOn(topic: TopicDefinition, state: ConversationState, settled: ReadonlySet<string>, noted: readonly string[], context: BotContext): readonly BotStep[] {
  const reason = state.collecting?.reason ?? topic.reason;
  const next = nextField(topic, state, settled);
  return next === null ? handOver(topic, reason, state.collecting?.question ?? null, noted, state, context) : [askFor(next, reason, state, context)];
}

function refusesField(message: string, reading: Reading): boolean {
  return isUnable(message) || (reading.kind === 'small_talk' && (reading.smallTalk === 'refusal' || reading.smallTalk === 'unhelpful'));
}

function cancel(field: TopicField, place: number, { words }: BotContext): readonly BotStep[] {
  return [
    { kind: 'refuse_field', key: field.key, label: field.label, place, cancels: true },
    say(words.cancelled, { outcome: 'small_talk' }),
  ];
}

/** A question instead of an answer ("where do I find it?") is answered, where that can be done for sure, and the field asked for again. */
async function answerAside(state: ConversationState, message: string, field: TopicField, context: BotContext): Promise<readonly BotStep[] | null> {
  if (field.kind === 'text' || foldedWords(message).length < 3) return null;
  const look = await lookUp(message, null, context);
  if (look.finding.decision !== 'answer') return null;
  const answer = await answerTo(state, look, message, context);
  if ('missed' in answer) return null;
  const again = askFor(field, state.collecting?.reason ?? 'policy', state, context);
  return [answer.step, again.kind === 'say' ? { ...again, part: 1 } : again];
}
