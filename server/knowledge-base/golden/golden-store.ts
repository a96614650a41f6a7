import { GOLDEN_MAX } from '../../../protocol/golden-contract.ts';
import type { GoldenQuestion } from '../../../protocol/golden.ts';
import { AppError } from '../../kernel/errors.ts';
import { randomId } from '../../kernel/ids.ts';
import { defineIndexes } from '../../storage/indexes.ts';
import { bulkFailures, isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';
import { foldedWords } from '../engine/words.ts';

/** A golden question as it lies in the collection `golden_questions`. */
interface GoldenDocument extends Omit<GoldenQuestion, 'id' | 'at'> {
  _id: string;
  /** The words without case and punctuation, so that one question is not asked twice. */
  folded: string;
  at: Date;
}

/** What is asked, and what should answer. */
export type GoldenEntry = Pick<GoldenQuestion, 'question' | 'expect' | 'locale'>;

/** Reads and writes the golden set. */
export interface GoldenStore {
  /** The oldest first. */
  all(): Promise<readonly GoldenQuestion[]>;
  /** Adds a question, or changes the one with this id. AppError `conflict` where it is asked already, `too_large` where there are too many. */
  put(entry: GoldenEntry & { id?: string | undefined }, at: number): Promise<GoldenQuestion>;
  /** Adds those that are not there; answers how many. */
  addMissing(entries: readonly GoldenEntry[], at: number): Promise<number>;
  remove(id: string): Promise<void>;
  /** An article got another slug: what was expected of it is expected of the new one. */
  renamed(from: string, to: string): Promise<void>;
}

/** The indexes of the collection `golden_questions`. */
export const goldenIndexes = defineIndexes('golden_questions', [{ locale: 1, folded: 1 }, { unique: true }]);

/** The golden set over a store. */
export function createGoldenStore(store: Pick<Store, 'connection' | 'assertWritable'>): GoldenStore {
  const questions = store.connection.collection<GoldenDocument>('golden_questions');
  return {
    async all() {
      const found = await questions.find({}, { limit: GOLDEN_MAX }).toArray();
      return found.map(toQuestion).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
    },
    async put({ id = randomId(), question, expect, locale }, at) {
      store.assertWritable();
      const document = documentOf({ question, expect, locale }, id, at);
      try {
        // Not one upsert: the embedded engine refuses one that brings its own id for a document that is there.
        const update = { $set: { question, expect, locale, folded: document.folded } };
        const changed = await questions.findOneAndUpdate({ _id: id }, update, { returnDocument: 'after' });
        if (changed !== null) return toQuestion(changed);
        if ((await questions.countDocuments({})) >= GOLDEN_MAX) throw new AppError('too_large', `The golden set has ${GOLDEN_MAX} questions already.`);
        await questions.insertOne(document);
        return toQuestion(document);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        throw new AppError('conflict', 'The golden set asks this already.', { issues: [{ path: 'question', message: 'is asked already' }] });
      }
    },
    async addMissing(entries, at) {
      store.assertWritable();
      if (entries.length === 0) return 0;
      // A millisecond each keeps the order of the file.
      const documents = entries.slice(0, GOLDEN_MAX).map((entry, i) => documentOf(entry, randomId(), at + i));
      try {
        return (await questions.insertMany(documents, { ordered: false })).insertedCount;
      } catch (error) {
        const failures = bulkFailures(error);
        if (!failures?.every(({ duplicate }) => duplicate !== undefined)) throw error;
        return documents.length - failures.length;
      }
    },
    async remove(id) {
      store.assertWritable();
      await questions.deleteOne({ _id: id });
    },
    async renamed(from, to) {
      store.assertWritable();
      await questions.updateMany({ expect: from }, { $set: { expect: to } });
    },
  };
}

function documentOf({ question, expect, locale }: GoldenEntry, id: string, at: number): GoldenDocument {
  const folded = foldedWords(question).join(' ');
  return { _id: id, question, expect, locale, folded: folded === '' ? question : folded, at: new Date(at) };
}

const toQuestion = ({ _id, folded: _folded, at, ...question }: GoldenDocument): GoldenQuestion => ({ id: _id, ...question, at: at.getTime() });
