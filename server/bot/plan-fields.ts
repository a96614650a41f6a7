/**
 * Asking for what a person needs to know on a topic. The bot asks only for what is missing, checks it, takes no for an
 * answer, and never holds anybody up: what cannot be read twice is gone without.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import { patternExample } from '../../protocol/field-pattern.ts';
import type { HandoffReason } from '../../protocol/events.ts';
import type { FieldRequest, TopicDefinition, TopicField } from '../../protocol/topics.ts';
import { isCorrection } from '../knowledge-base/index.ts';
import type { ReadingContext } from '../topics/index.ts';
import { deniedIn, findFieldValue } from '../topics/index.ts';
import type { BotContext } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { say } from './bot-step.ts';
import { fill, languageOf } from './words/words-for.ts';

/** What a message gives: the steps that note it, and the keys that are settled by it. */
export interface FoundFields {
  steps: readonly BotStep[];
  keys: ReadonlySet<string>;
  /** "Order number HP-1234567", for each. */
  noted: readonly string[];
}

/** The topic of a conversation as its owner has it now; null where there is none any more. */
export function topicOf(state: ConversationState, { topics }: BotContext): TopicDefinition | null {
  return topics.find(({ key }) => key === state.topic?.key) ?? null;
}

/** What a message gives for the fields of a topic. `asked` is the key of the field that the bot waits for. */
export function readFields(topic: TopicDefinition, message: string, state: ConversationState, context: BotContext, asked: string | null): FoundFields {
  const found = topic.fields.flatMap((field, place) => {
    const value = findFieldValue(field, message, readingOf(state, context), field.key === asked);
    return value === null || value === knownValue(field, state) ? [] : [{ field, place, value }];
  });
  return {
    steps: found.map(({ field, place, value }) => stepFor(field, place, value)),
    keys: new Set(found.map(({ field }) => field.key)),
    noted: found.map(({ field, value }) => `${labelOf(field, state.locale)} ${value}`),
  };
}

/** The first field that is still to be asked for; `settled` are those that the present message settles. */
export function nextField(topic: TopicDefinition, state: ConversationState, settled: ReadonlySet<string>): TopicField | null {
  return topic.fields.find((field) => !settled.has(field.key) && knownValue(field, state) === null && !state.refusedFields.includes(field.key)) ?? null;
}

/** Asks for a field; `wrong` where the last answer could not be read. `reason` is why it will be handed over then. */
export function askFor(field: TopicField, reason: HandoffReason, state: ConversationState, { words }: BotContext, wrong = false): BotStep {
  const request = requestFor(field, state.locale, words.skip);
  const example = request.example === null ? '' : fill(words.fieldExample, { example: request.example });
  const text = wrong ? fill(words.fieldWrong, { label: request.label, example }) : `${fill(words.field, { label: request.label })} ${example}`;
  return say(text.replace(/ {2,}/g, ' ').trim(), { outcome: 'field', field: request, reason });
}

/** What a customer puts right once people have the conversation: noted without a word. */
export function planCorrection(state: ConversationState, message: string, context: BotContext): readonly BotStep[] {
  const topic = topicOf(state, context);
  if (topic === null) return [];
  const { steps } = readFields(topic, message, state, context, null);
  return steps.filter((step) => {
    if (step.kind !== 'give_field') return false;
    const before = state.fields.find(({ key }) => key === step.field.key);
    return before !== undefined && (isCorrection(message) || deniedIn(message, before.value));
  });
}

function stepFor(field: TopicField, place: number, value: string): BotStep {
  if (field.kind === 'email') return { kind: 'give_email', email: value };
  return { kind: 'give_field', field: { key: field.key, label: field.label, value }, place };
}

/** An e-mail address is known of the contact, whoever asked for it. */
function knownValue({ key, kind }: TopicField, state: ConversationState): string | null {
  return kind === 'email' ? state.email : (state.fields.find((field) => field.key === key)?.value ?? null);
}

function readingOf({ locale, timeZone }: ConversationState, { now }: BotContext): ReadingContext {
  return { locale, timeZone, now };
}

/** How the customer's language calls a field. */
export function labelOf({ label, translations }: TopicField, locale: string): string {
  return translations[languageOf(locale)] ?? label;
}

function requestFor(field: TopicField, locale: string, skip: string): FieldRequest {
  const example = field.kind === 'email' ? 'name@example.com' : field.kind === 'code' && field.pattern !== null ? patternExample(field.pattern) : null;
  return { key: field.key, label: labelOf(field, locale), kind: field.kind, example, skip };
}
