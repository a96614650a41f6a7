import type { Connection } from 'mongoose';
import { bulkFailures } from './store-errors.ts';

/**
 * The words that occur in a collection of texts, so that the beginning of one finds all that begin so. Texts are then
 * looked up by whole words, which every store does by index; by beginnings of words in a list none of them does.
 */
export interface Vocabulary {
  /** Resolves when these words are known. */
  note(words: readonly string[]): Promise<void>;
  /** Known words that begin with `prefix`, in order, at most `max`. */
  completions(prefix: string, max: number): Promise<readonly string[]>;
}

/** Words that a process remembers to have noted; for others the store is asked again, which is harmless. */
const REMEMBERED = 200_000;
/** Behind every word that begins with a prefix. */
const LAST = '\uFFFF';

/** The words kept in `collection`, each a document's id. */
export function createVocabulary(connection: Connection, collection: string): Vocabulary {
  const words = connection.collection<{ _id: string }>(collection);
  const known = new Set<string>();
  return {
    async note(noted) {
      const fresh = [...new Set(noted)].filter((word) => !known.has(word));
      if (fresh.length === 0) return;
      const there = new Set((await words.find({ _id: { $in: fresh } }).toArray()).map(({ _id }) => _id));
      const missing = fresh.filter((word) => !there.has(word));
      try {
        if (missing.length > 0) await words.insertMany(missing.map((_id) => ({ _id })), { ordered: false });
      } catch (error) {
        // Where two note the same word at once one of them is first, which is as good.
        if (!(bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined) ?? false)) throw error;
      }
      if (known.size + fresh.length > REMEMBERED) known.clear();
      for (const word of fresh) known.add(word);
    },
    async completions(prefix, max) {
      const found = words.find({ _id: { $gte: prefix, $lt: `${prefix}${LAST}` } }, { sort: { _id: 1 }, limit: max });
      return (await found.toArray()).map(({ _id }) => _id);
    },
  };
}
