import type { Connection } from 'mongoose';
import type { Snippet } from '../../../protocol/snippets-contract.ts';
import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';

/**
 * A snippet in the collection `article_snippets`, under its name. When it gets another one, its document stays under the
 * former name and says in `movedTo` where it is now: so the name is taken, and texts that still say it find it.
 */
interface SnippetDocument {
  _id: string;
  texts: { locale: string; text: string }[];
  version: number;
  by: string;
  at: Date;
  movedTo?: string;
  /** The name before, in the document under the new one: a rename that was cut off is recognised. */
  renamedFrom?: string;
}

/** Reads and writes snippets. */
export interface SnippetStore {
  all(): Promise<readonly Snippet[]>;
  /** False where it is no longer at the version before, or its name is taken; version 1 makes a new one. */
  put(snippet: Snippet): Promise<boolean>;
  /** Gives a snippet as it was read another name; it may be one that it had before. */
  rename(before: Snippet, to: string, by: string, at: number): Promise<'renamed' | 'taken' | 'changed'>;
  /** Gives a former name free. */
  release(name: string): Promise<void>;
  /** Removes it with its former names. */
  remove(name: string): Promise<boolean>;
}

/** Snippets over a store. */
export function createSnippetStore(store: Pick<Store, 'connection' | 'assertWritable'>): SnippetStore {
  const snippets = collection(store.connection);

  async function insert(document: SnippetDocument): Promise<boolean> {
    try {
      await snippets.insertOne(document);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async function all(): Promise<Snippet[]> {
    const documents = await snippets.find({}).toArray();
    const moved = new Map(documents.flatMap(({ _id, movedTo }) => (movedTo === undefined ? [] : [[_id, movedTo] as const])));
    const former = new Map<string, string[]>();
    for (const name of moved.keys()) {
      const now = present(name, moved);
      former.set(now, [...(former.get(now) ?? []), name]);
    }
    return documents
      .filter(({ movedTo }) => movedTo === undefined)
      .map((document) => toSnippet(document, former.get(document._id)?.sort() ?? []))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  return {
    all,
    async put({ name, texts, version, by, at }) {
      store.assertWritable();
      const document = { texts: Object.entries(texts).map(([locale, text]) => ({ locale, text })), version, by, at: new Date(at) };
      if (version > 1) return (await snippets.updateOne({ _id: name, version: version - 1, movedTo: { $exists: false } }, { $set: document })).matchedCount === 1;
      return insert({ _id: name, ...document });
    },
    async rename({ name, texts, version }, to, by, at) {
      store.assertWritable();
      const next = version + 1;
      const document = { texts: Object.entries(texts).map(([locale, text]) => ({ locale, text })), version: next, by, at: new Date(at), renamedFrom: name };
      // The new name first: a crash before the next step leaves two snippets that say the same, and the rename can be repeated.
      const isNew = await insert({ _id: to, ...document });
      const there = isNew ? null : await snippets.findOne({ _id: to });
      const isFormer = there?.movedTo !== undefined;
      const isCutOff = there !== null && there.renamedFrom === name && there.version === next;
      if (there !== null && !isFormer && !isCutOff) return 'taken';
      if (isFormer) await snippets.updateOne({ _id: to, movedTo: there.movedTo! }, { $set: document, $unset: { movedTo: 1 } });
      const { matchedCount } = await snippets.updateOne({ _id: name, version, movedTo: { $exists: false } }, { $set: { movedTo: to, version: next } });
      // Somebody may have done the very same in this moment.
      if (matchedCount === 1 || (await snippets.findOne({ _id: name }))?.movedTo === to) return 'renamed';
      // Somebody was faster with the old one: the new name is given back.
      if (isFormer) await snippets.updateOne({ _id: to, version: next }, { $set: { movedTo: there.movedTo! } });
      else await snippets.deleteOne({ _id: to, version: next, renamedFrom: name });
      return 'changed';
    },
    async release(name) {
      store.assertWritable();
      const movedTo = (await snippets.findOne({ _id: name }))?.movedTo;
      if (movedTo === undefined) return;
      // Still older names led through it.
      await snippets.updateMany({ movedTo: name }, { $set: { movedTo } });
      await snippets.deleteOne({ _id: name, movedTo });
    },
    async remove(name) {
      store.assertWritable();
      const former = (await all()).find((snippet) => snippet.name === name)?.former ?? [];
      const isRemoved = (await snippets.deleteOne({ _id: name, movedTo: { $exists: false } })).deletedCount === 1;
      if (isRemoved && former.length > 0) await snippets.deleteMany({ _id: { $in: [...former] }, movedTo: { $exists: true } });
      return isRemoved;
    },
  };
}

const collection = (connection: Connection) => connection.collection<SnippetDocument>('article_snippets');

/** Where a former name leads; a ring, which nothing makes, ends all the same. */
function present(name: string, moved: ReadonlyMap<string, string>): string {
  let now = name;
  for (let step = 0; step < moved.size && moved.has(now); step += 1) now = moved.get(now) ?? now;
  return now;
}

function toSnippet({ _id, texts, version, by, at }: SnippetDocument, former: readonly string[]): Snippet {
  return { name: _id, former, texts: Object.fromEntries(texts.map(({ locale, text }) => [locale, text])), version, by, at: at.getTime() };
}
