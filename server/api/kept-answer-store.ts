import type { Connection } from 'mongoose';
import { hashToken } from '../kernel/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** How long a key is remembered, in seconds: a day, as Stripe does. */
const REMEMBERED_SECONDS = 24 * 60 * 60;

/** An answer that was given to a key. `wish` is a hash of what was asked for. */
interface KeptAnswerDocument {
  _id: string;
  wish: string;
  /** JSON; null for an answer without a body. */
  answer: string | null;
  at: Date;
}

/** Who asked for what under which key. */
export interface KeyedWish {
  user: string;
  key: string;
  /** The operation and its input, as JSON. */
  wish: string;
}

/** What is known of a key: nothing, the answer to the same wish, or that it was used for another. */
export type KeptAnswer = { kind: 'unknown' } | { kind: 'other' } | { kind: 'same'; answer: unknown };

/** Remembers the answers to keyed calls, for what has no log of its own. */
export interface KeptAnswerStore {
  find(wish: KeyedWish): Promise<KeptAnswer>;
  /** Keeps the first answer to a key; later ones change nothing. */
  keep(wish: KeyedWish, answer: unknown, at: number): Promise<void>;
}

/** The indexes of the collection `api_answers`. */
export const keptAnswerIndexes = defineIndexes('api_answers', [{ at: 1 }, { expireAfterSeconds: REMEMBERED_SECONDS }]);

/** Kept answers over a connection. */
export function createKeptAnswerStore(connection: Connection): KeptAnswerStore {
  const answers = connection.collection<KeptAnswerDocument>('api_answers');
  const idOf = ({ user, key }: KeyedWish): string => hashToken(`${user} ${key}`);
  return {
    async find(wish) {
      const found = await answers.findOne({ _id: idOf(wish) });
      if (found === null) return { kind: 'unknown' };
      if (found.wish !== hashToken(wish.wish)) return { kind: 'other' };
      return { kind: 'same', answer: found.answer === null ? undefined : (JSON.parse(found.answer) as unknown) };
    },
    async keep(wish, answer, at) {
      try {
        const text = answer === undefined ? null : JSON.stringify(answer);
        await answers.insertOne({ _id: idOf(wish), wish: hashToken(wish.wish), answer: text, at: new Date(at) });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },
  };
}
