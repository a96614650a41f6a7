import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { EventStore, Reactor } from '../conversations/index.ts';
import { foldedWords } from '../knowledge-base/index.ts';
import { currentTexts, textOf } from './texts.ts';
import type { WordStore } from './word-store.ts';

/** Words of one text that count; what is longer is a log or a book. */
const WORDS_MAX = 1_000;
/** Events read at once where a conversation is indexed anew. */
const READ_MAX = 500;

/** The words of a text, each once. */
export const wordsOf = (text: string): readonly string[] => [...new Set(foldedWords(text, WORDS_MAX))];

/** Keeps the words by which conversations are found. */
export function indexReactor({ words, events }: { words: WordStore; events: Pick<EventStore, 'readAfter'> }): Reactor {
  async function anew(conversation: ConversationId, upTo: number, at: number): Promise<void> {
    const all: ConversationEvent[] = [];
    for (let after = 0; after < upTo; ) {
      const page = await events.readAfter(conversation, after, READ_MAX);
      all.push(...page);
      after = page.at(-1)?.seq ?? upTo;
    }
    const texts = currentTexts(all);
    await words.add({ conversation, words: [...new Set(texts.flatMap(({ text }) => wordsOf(text)))], mentions: [], at, anew: true });
  }
  return {
    name: 'finding',
    startsAt: 'beginning',
    on: ['message.posted', 'note.posted', 'field.given', 'contact.email_given', 'contact.linked', 'tags.changed', 'message.edited', 'message.deleted'],
    async react(event, { state }) {
      const { conversation, at } = event;
      // What was taken back must not be found any longer.
      if (event.type === 'message.edited' || event.type === 'message.deleted') return anew(conversation, state.seq, at);
      const found = textOf(event);
      const mentions = event.type === 'note.posted' ? (event.data.mentions ?? []) : [];
      if (found === null && mentions.length === 0) return;
      await words.add({ conversation, words: found === null ? [] : wordsOf(found.text), mentions, at });
    },
  };
}
