import type { Connection } from 'mongoose';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { gather } from '../kernel/gather.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { TimeRange } from '../storage/newest-first.ts';
import { createVocabulary } from '../storage/vocabulary-store.ts';

/** What one event adds to what a conversation is found by. */
export interface WordEntry {
  conversation: ConversationId;
  words: readonly string[];
  mentions: readonly UserId[];
  /** Milliseconds since the Unix epoch. */
  at: number;
  /** These words take the place of all others. */
  anew?: true;
}

/** The words of conversations, one document each; the vocabulary tells which words begin with what is typed. */
export interface WordStore {
  /** Resolves when they are stored. Storing them again changes nothing. */
  add(entry: WordEntry): Promise<void>;
  completions(prefix: string): Promise<readonly string[]>;
  /** How many conversations have one of these words; counted up to a few hundred, to find out which words are rare. */
  countUpTo(words: readonly string[]): Promise<number>;
  /** Conversations with one of these words, latest first within a range of time, with all their words. */
  having(words: readonly string[], range: TimeRange, limit: number): Promise<readonly { id: ConversationId; at: number; words: readonly string[] }[]>;
  /** Conversations whose notes mention somebody, latest first. */
  mentioning(user: UserId): Promise<readonly ConversationId[]>;
}

interface WordDocument {
  _id: string;
  words: readonly string[];
  mentions?: readonly string[];
  at: Date;
}

/** The indexes of words. */
export const wordIndexes = defineIndexes('conversation_words', [{ words: 1, at: -1 }], [{ mentions: 1, at: -1 }]);

/** Words of several conversations go out together: the embedded engine commits one write after the other. */
const GATHER_MS = 20;
const GROUP_MAX = 200;
/** Words that one beginning stands for at most; what is typed further on stands for fewer. */
const COMPLETIONS_MAX = 60;
/** More than so many conversations with a word, and it counts as frequent. */
const COUNTED_MAX = 300;
/** Conversations that mention somebody which are looked at. */
const MENTIONS_MAX = 300;

/** Words over a connection. */
export function createWordStore(connection: Connection): WordStore {
  const documents = connection.collection<WordDocument>('conversation_words');
  const vocabulary = createVocabulary(connection, 'search_words');
  const add = gather<WordEntry, void>(GATHER_MS, GROUP_MAX, async (entries) => {
    await vocabulary.note(entries.flatMap(({ words }) => words));
    await documents.bulkWrite(
      entries.map(({ conversation, words, mentions, at, anew }) => ({
        updateOne: {
          filter: { _id: conversation },
          update: {
            ...(anew ? { $set: { words } } : { $addToSet: { words: { $each: [...words] }, ...(mentions.length > 0 && { mentions: { $each: [...mentions] } }) } }),
            $max: { at: new Date(at) },
          } as object,
          upsert: true,
        },
      })),
    );
    return entries.map(() => undefined);
  });
  return {
    add,
    completions: (prefix) => vocabulary.completions(prefix, COMPLETIONS_MAX),
    countUpTo: (words) => documents.countDocuments({ words: { $in: [...words] } }, { limit: COUNTED_MAX }),
    async having(words, at, limit) {
      const found = documents.find({ words: { $in: [...words] }, at }, { projection: { words: 1, at: 1 }, sort: { at: -1, _id: -1 }, limit });
      return (await found.toArray()).map(({ _id, at: last, words: all }) => ({ id: _id as ConversationId, at: last.getTime(), words: all }));
    },
    async mentioning(user) {
      const found = documents.find({ mentions: user, at: { $gt: new Date(0) } }, { projection: { _id: 1 }, sort: { at: -1 }, limit: MENTIONS_MAX });
      return (await found.toArray()).map(({ _id }) => _id as ConversationId);
    },
  };
}
