import type { Connection } from 'mongoose';
import type { TagInfo } from '../../protocol/finding-contract.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** Reads and writes what is known of tags. */
export interface TagStore {
  all(): Promise<readonly TagInfo[]>;
  /** Stores a tag; false where somebody else was faster. */
  put(tag: TagInfo): Promise<boolean>;
}

/** Tags that are shown; more than anybody can tell apart. */
const TAGS_MAX = 1_000;

/** Tags over a connection. Those that were given but never named come from the list of known tags. */
export function createTagStore(connection: Connection): TagStore {
  const tags = connection.collection<{ _id: string; tag: TagInfo; version: number }>('tags');
  const known = connection.collection<{ _id: string }>('known_tags');
  return {
    async all() {
      const [named, given] = await Promise.all([tags.find({}, { limit: TAGS_MAX }).toArray(), known.find({}, { projection: { _id: 1 }, limit: TAGS_MAX }).toArray()]);
      const all = new Map(given.map(({ _id }): [string, TagInfo] => [_id, { key: _id, name: _id, color: 'grey', mergedInto: null, version: 0 }]));
      for (const { tag } of named) all.set(tag.key, tag);
      return [...all.values()];
    },
    async put(tag) {
      const next = { tag, version: tag.version };
      if (tag.version > 1) return (await tags.updateOne({ _id: tag.key, version: tag.version - 1 }, { $set: next })).matchedCount === 1;
      try {
        await tags.insertOne({ _id: tag.key, ...next });
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
  };
}
