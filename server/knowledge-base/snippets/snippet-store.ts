import type { Connection } from 'mongoose';
import type { Snippet } from '../../../protocol/snippets-contract.ts';
import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';

/** A snippet in the collection `article_snippets`, under its name. */
interface SnippetDocument {
  _id: string;
  texts: { locale: string; text: string }[];
  version: number;
  by: string;
  at: Date;
}

/** Reads and writes snippets. */
export interface SnippetStore {
  all(): Promise<readonly Snippet[]>;
  /** False where it is no longer at the version before; version 1 makes a new one. */
  put(snippet: Snippet): Promise<boolean>;
  remove(name: string): Promise<boolean>;
}

/** Snippets over a store. */
export function createSnippetStore(store: Pick<Store, 'connection' | 'assertWritable'>): SnippetStore {
  const snippets = collection(store.connection);
  return {
    async all() {
      return (await snippets.find({}).toArray()).map(toSnippet).sort((a, b) => (a.name < b.name ? -1 : 1));
    },
    async put({ name, texts, version, by, at }) {
      store.assertWritable();
      const document = { texts: Object.entries(texts).map(([locale, text]) => ({ locale, text })), version, by, at: new Date(at) };
      if (version > 1) return (await snippets.updateOne({ _id: name, version: version - 1 }, { $set: document })).matchedCount === 1;
      try {
        await snippets.insertOne({ _id: name, ...document });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async remove(name) {
      store.assertWritable();
      return (await snippets.deleteOne({ _id: name })).deletedCount === 1;
    },
  };
}

const collection = (connection: Connection) => connection.collection<SnippetDocument>('article_snippets');

function toSnippet({ _id, texts, version, by, at }: SnippetDocument): Snippet {
  return { name: _id, texts: Object.fromEntries(texts.map(({ locale, text }) => [locale, text])), version, by, at: at.getTime() };
}
