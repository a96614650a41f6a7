/**
 * A topic is what a conversation is about, as the owner sorts them: order, refund, complaint. It says how the bot
 * recognises it, what a person will need to know, and what happens.
 */

/** Wordings that Porchlight brings with it, in every language it knows. Each can lead to one topic. */
export const TOPIC_WORDINGS = ['distress', 'danger', 'legal', 'complaint', 'refund'] as const;
/** A wording that Porchlight brings with it. */
export type TopicWording = (typeof TOPIC_WORDINGS)[number];

/** What the bot does: answer as usual; ask for the fields and then hand over; hand over at once. */
export const TOPIC_ACTIONS = ['answer', 'collect', 'hand_off'] as const;
/** What the bot does on a topic. */
export type TopicAction = (typeof TOPIC_ACTIONS)[number];

/** What a field holds: a number or code of a given form, an e-mail address, a day, or any text. */
export const FIELD_KINDS = ['code', 'email', 'date', 'text'] as const;
/** What a field holds. */
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Something a person needs to know on a topic, asked for by the bot before it hands over. */
export interface TopicField {
  key: string;
  /** How agents and customers call it, such as "Order number". */
  label: string;
  /** The label in other languages, by language code. */
  translations: Readonly<Record<string, string>>;
  kind: FieldKind;
  /** Form of a code: `#` a digit, `?` a letter, `*` either, each with `+` behind it one or more; all else stands for itself. */
  pattern: string | null;
}

/** A topic. */
export interface TopicDefinition {
  key: string;
  name: string;
  /** What customers write; the topic is recognised where one of these stands in a message. */
  phrases: readonly string[];
  wordings: readonly TopicWording[];
  action: TopicAction;
  /** Why it goes to a person, where `action` sends it there. */
  reason: 'complaint' | 'distress' | 'policy';
  fields: readonly TopicField[];
  /** What the bot says before it hands over; empty for its own sentence in the customer's language. */
  message: string;
}

/** A topic as a conversation holds it. */
export interface TopicRef {
  key: string;
  name: string;
}

/** A field as the bot asks for it. `skip` are the words of the button that refuses it. */
export interface FieldRequest {
  key: string;
  label: string;
  kind: FieldKind;
  example: string | null;
  skip: string;
}

/** What a customer gave for a field; a day is "YYYY-MM-DD". */
export interface GivenField {
  key: string;
  label: string;
  value: string;
}
