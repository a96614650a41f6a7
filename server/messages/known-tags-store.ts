import type { Clock } from '../kernel/clock.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** Which tags were given, so that people use the same again; in the collection `known_tags`. */
export interface KnownTags {
  used(tags: readonly string[]): Promise<void>;
  /** At most 20, the latest used first. */
  startingWith(prefix: string): Promise<readonly string[]>;
}

/** The latest used first. */
export const tagIndexes = defineIndexes('known_tags', [{ usedAt: 1 }]);

/** Most tags that are offered, and that are looked through for them. */
const OFFERED_MAX = 20;
const LOOKED_MAX = 500;

/** Tags over a store. */
export function createKnownTags({ connection }: Pick<Store, 'connection'>, clock: Clock): KnownTags {
  const tags = connection.collection<{ _id: string; usedAt: Date }>('known_tags');
  return {
    async used(given) {
      if (given.length === 0) return;
      const usedAt = new Date(clock.now());
      await tags.bulkWrite(given.map((_id) => ({ updateOne: { filter: { _id }, update: { $set: { usedAt } }, upsert: true } })), { ordered: false });
    },
    async startingWith(prefix) {
      // The letter after the last one ends the range, so that the id's own index is used.
      const filter = prefix === '' ? {} : { _id: { $gte: prefix, $lt: `${prefix}\uFFFF` } };
      const found = await tags.find(filter, { sort: prefix === '' ? { usedAt: -1 } : { _id: 1 }, limit: prefix === '' ? OFFERED_MAX : LOOKED_MAX }).toArray();
      return found.sort((a, b) => b.usedAt.getTime() - a.usedAt.getTime()).slice(0, OFFERED_MAX).map(({ _id }) => _id);
    },
  };
}
