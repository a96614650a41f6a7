import type { FieldKind, TopicAction, TopicDefinition, TopicWording } from '../../protocol/topics.ts';

/** What the bot does on a topic, as it is chosen. */
export const ACTION_WORDS: Readonly<Record<TopicAction, { label: string; hint: string }>> = {
  answer: { label: 'Answer as usual', hint: 'From your articles. The fields are asked for only where no answer is found and a person takes over.' },
  collect: { label: 'Ask for the fields, then hand over', hint: 'The bot searches nothing. What the customer does not have is gone without.' },
  hand_off: { label: 'Hand over at once', hint: 'The bot asks nothing.' },
};

/** The wordings that Porchlight brings, as they are chosen. */
export const WORDING_WORDS: Readonly<Record<TopicWording, { label: string; hint: string }>> = {
  distress: { label: 'Distress', hint: 'Thoughts of suicide, violence at home.' },
  danger: { label: 'Danger or injury', hint: 'Fire, gas, burns, hospital.' },
  legal: { label: 'Legal threats', hint: 'Lawyer, court, consumer authority.' },
  complaint: { label: 'Complaints and anger', hint: 'Complaint, unacceptable, insults.' },
  refund: { label: 'Money back', hint: 'Refund, reimbursement, chargeback.' },
};

/** Why it goes to a person, as agents read it. */
export const REASON_CHOICES: Readonly<Record<TopicDefinition['reason'], string>> = {
  complaint: 'The customer complains',
  distress: 'The customer is in distress',
  policy: 'It was sent to people',
};

/** What a field holds, as it is chosen. */
export const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  code: 'Number or code of a given form',
  email: 'E-mail address',
  date: 'Day',
  text: 'Any text',
};

/** Languages a label can be given in. */
export const LABEL_LANGUAGES = ['de', 'fr', 'es', 'it', 'nl', 'pt'] as const;

/** What a topic does, in a sentence. */
export function topicSentence({ phrases, wordings, action, fields }: TopicDefinition): string {
  const by = [
    ...wordings.map((wording) => WORDING_WORDS[wording].label.toLowerCase()),
    ...(phrases.length > 0 ? [`${phrases.length} ${phrases.length === 1 ? 'phrase' : 'phrases'}`] : []),
  ];
  const recognised = by.length === 0 ? 'Set by people only' : `Recognised by ${by.join(', ')}`;
  const labels = fields.map(({ label }) => label || 'a field').join(', ');
  const asks = fields.length === 0 || action === 'hand_off' ? '' : action === 'collect' ? ` · asks for ${labels}` : ` · a person needs ${labels}`;
  return `${recognised} · ${ACTION_WORDS[action].label.toLowerCase()}${asks}`;
}
