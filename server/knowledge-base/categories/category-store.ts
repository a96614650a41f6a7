import type { Connection } from 'mongoose';
import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';
import type { KeptCategory, Tree } from './category-tree.ts';

/** The whole tree is one document, so that a change of it is one write that either holds or was too late. */
interface TreeDocument {
  _id: 'tree';
  version: number;
  categories: KeptCategory[];
}

/** Reads and replaces the tree. */
export interface CategoryStore {
  /** Version 0 is the tree that nobody has written yet. */
  read(): Promise<{ version: number; tree: Tree }>;
  /** False where somebody else has changed it since `version`. */
  replace(version: number, tree: Tree): Promise<boolean>;
}

/** The tree over a store. */
export function createCategoryStore(store: Pick<Store, 'connection' | 'assertWritable'>): CategoryStore {
  const trees = collection(store.connection);
  return {
    async read() {
      const found = await trees.findOne({ _id: 'tree' });
      return { version: found?.version ?? 0, tree: found?.categories ?? [] };
    },
    async replace(version, tree) {
      store.assertWritable();
      const next = { version: version + 1, categories: [...tree] };
      if (version > 0) return (await trees.updateOne({ _id: 'tree', version }, { $set: next })).matchedCount === 1;
      try {
        await trees.insertOne({ _id: 'tree', ...next });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}

const collection = (connection: Connection) => connection.collection<TreeDocument>('article_categories');
