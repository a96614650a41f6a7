import type { Connection } from 'mongoose';
import type { SavedView } from '../../protocol/list-view.ts';
import type { UserId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** Reads and writes views. */
export interface SavedViewStore {
  /** One's own and those that all share, in the order in which they were made. */
  of(user: UserId): Promise<readonly SavedView[]>;
  find(id: string): Promise<SavedView | null>;
  /** False where the id is taken. */
  insert(view: SavedView, at: number): Promise<boolean>;
  /** False where it has another version by now, or is gone. */
  replace(view: SavedView, version: number): Promise<boolean>;
  remove(id: string): Promise<void>;
}

interface ViewDocument {
  _id: string;
  view: SavedView;
  owner: string | null;
  version: number;
  at: Date;
}

/** The index of views: one's own are read together with those that have no owner. */
export const savedViewIndexes = defineIndexes('views', [{ owner: 1, at: 1 }]);

/** Views over a connection. */
export function createSavedViewStore(connection: Connection): SavedViewStore {
  const views = connection.collection<ViewDocument>('views');
  const owned = (owner: string | null) => views.find({ owner }, { sort: { at: 1 } }).toArray();
  return {
    async of(user) {
      const [shared, own] = await Promise.all([owned(null), owned(user)]);
      return [...shared, ...own].map(({ view }) => view);
    },
    find: async (id) => (await views.findOne({ _id: id }))?.view ?? null,
    async insert(view, at) {
      try {
        await views.insertOne({ _id: view.id, view, owner: view.owner, version: view.version, at: new Date(at) });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async replace(view, version) {
      const { id, owner } = view;
      return (await views.updateOne({ _id: id, version }, { $set: { view, owner, version: view.version } })).matchedCount === 1;
    },
    remove: async (id) => void (await views.deleteOne({ _id: id })),
  };
}
