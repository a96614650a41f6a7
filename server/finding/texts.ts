import type { ConversationEvent } from '../../protocol/events.ts';
import type { SearchHit } from '../../protocol/finding-contract.ts';

/** A text of a conversation that can be found. */
export interface FindableText {
  seq: number | null;
  from: SearchHit['from'];
  at: number;
  text: string;
}

/** What one event holds of findable text. Corrections are seen by `currentTexts`. */
export function textOf(event: ConversationEvent): FindableText | null {
  const { seq, at } = event;
  switch (event.type) {
    case 'message.posted': {
      const names = (event.data.attachments ?? []).map(({ name }) => name);
      const from = event.actor.kind === 'visitor' ? 'visitor' : event.actor.kind === 'agent' ? 'agent' : 'bot';
      return { seq, from, at, text: [event.data.text, ...names].join(' ') };
    }
    case 'note.posted':
      return { seq, from: 'note', at, text: event.data.text };
    case 'field.given':
      return { seq: null, from: null, at, text: `${event.data.label}: ${event.data.value}` };
    case 'contact.email_given':
      return { seq: null, from: null, at, text: event.data.email };
    case 'contact.linked':
      return event.data.name === null ? null : { seq: null, from: null, at, text: event.data.name };
    case 'tags.changed':
      return event.data.added.length === 0 ? null : { seq: null, from: null, at, text: event.data.added.join(', ') };
    default:
      return null;
  }
}

/** The texts of a conversation as they are now: edited ones in their last wording, deleted ones not at all. */
export function currentTexts(events: readonly ConversationEvent[]): readonly FindableText[] {
  const corrections = new Map<number, string | null>();
  for (const { type, data } of events) {
    if (type === 'message.edited') corrections.set(data.messageSeq, data.text);
    if (type === 'message.deleted') corrections.set(data.messageSeq, null);
  }
  return events.flatMap((event) => {
    const found = textOf(event);
    const corrected = corrections.get(event.seq);
    if (found === null || corrected === null) return [];
    return [corrected === undefined ? found : { ...found, text: corrected }];
  });
}
