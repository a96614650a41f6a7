import type { ConversationState } from '../../protocol/conversation.ts';
import type { HandoffReason } from '../../protocol/events.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { askFor, nextField } from './plan-fields.ts';
import { fill } from './words/words-for.ts';

/** Hands over on a topic, with a last word where there is one to say: the owner's, or what was noted. */
export function handOver(
  topic: TopicDefinition,
  reason: HandoffReason,
  question: string | null,
  noted: readonly string[],
  state: ConversationState,
  { words }: BotContext,
): readonly BotStep[] {
  const values = [...state.fields.filter(({ label }) => !noted.some((line) => line.startsWith(label))).map(({ label, value }) => `${label} ${value}`), ...noted];
  const own = topic.message === '' ? standing(topic, words) : topic.message;
  const summary = values.length === 0 ? '' : fill(words.noted, { fields: values.join(', ') });
  const text = [summary, own ?? (summary === '' && state.collecting === null ? '' : words.handingOver)].filter((part) => part !== '').join(' ');
  if (text === '') return [{ kind: 'hand_off', reason, question }];
  return [say(text, { outcome: 'handing_over', reason }), { kind: 'hand_off', reason, question, part: 1 }];
}

/** What is said where a life may be at stake, unless the owner says something else. */
function standing({ wordings }: TopicDefinition, { distress, danger }: BotContext['words']): string | null {
  if (wordings.includes('distress')) return distress;
  return wordings.includes('danger') ? danger : null;
}

/** Hands over what found no answer; what the topic needs is asked for first. */
export function handOverUnanswered(topic: TopicDefinition | null, state: ConversationState, settled: ReadonlySet<string>, context: BotContext): readonly BotStep[] {
  const field = topic === null ? null : nextField(topic, state, settled);
  return field === null ? [{ kind: 'hand_off', reason: 'no_answer' }] : [askFor(field, 'no_answer', state, context)];
}
