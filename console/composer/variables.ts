/** Variables of canned responses and macros: what is known is put in, what is not stays as a gap that somebody fills. Pure. */
import type { ConversationState } from '../../protocol/conversation.ts';

/** What can stand in a text, with what it becomes. `{{field.KEY}}` is what the customer gave for a field of the topic. */
export const VARIABLES: readonly { name: string; says: string }[] = [
  { name: 'customer.name', says: 'The customer’s name' },
  { name: 'customer.first_name', says: 'The first word of it' },
  { name: 'customer.email', says: 'The customer’s e-mail address' },
  { name: 'agent.name', says: 'Your name' },
  { name: 'agent.first_name', says: 'The first word of it' },
  { name: 'company', says: 'The company’s name' },
  { name: 'conversation.topic', says: 'What the conversation is about' },
];

/** What is known, by variable; missing where it is not. */
export type Values = Readonly<Record<string, string | undefined>>;

const VARIABLE = /\{\{\s*([a-z][a-z0-9_.]{0,60})\s*\}\}/gi;

/** What is known in a conversation. */
export function valuesOf(state: ConversationState, agent: string, company: string): Values {
  const name = state.contactName ?? undefined;
  return {
    'customer.name': name,
    'customer.first_name': name?.split(' ')[0],
    'customer.email': state.email ?? undefined,
    'agent.name': agent,
    'agent.first_name': agent.split(' ')[0],
    company: company || undefined,
    'conversation.topic': state.topic?.name,
    ...Object.fromEntries(state.fields.map(({ key, value }) => [`field.${key}`, value])),
  };
}

/** The text with what is known in place. */
export function filled(text: string, values: Values): string {
  return text.replace(VARIABLE, (gap, name: string) => values[name.toLowerCase()] ?? gap);
}

/** What is still to be filled in, each once, as it stands in the text. */
export function gapsIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(VARIABLE)].map(([gap]) => gap))];
}

/** The text in the customer's language, or the nearest: the same language of another country, English, any. */
export function textFor(texts: Readonly<Record<string, string>>, locale: string): { locale: string; text: string } {
  const language = locale.split('-')[0]?.toLowerCase();
  const found =
    Object.keys(texts).find((one) => one.toLowerCase() === locale.toLowerCase()) ??
    Object.keys(texts).find((one) => one.split('-')[0]?.toLowerCase() === language) ??
    Object.keys(texts).find((one) => one.split('-')[0] === 'en') ??
    Object.keys(texts)[0] ??
    '';
  return { locale: found, text: texts[found] ?? '' };
}
