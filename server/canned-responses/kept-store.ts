/**
 * Something that is kept for everybody, for a team or for one person, and that its readers use all day: a canned response,
 * a macro. Each is one document with the number of its changes, so that two people never write over each other.
 */
import type { SharedScope } from '../../protocol/canned-contract.ts';
import { KEPT_MAX } from '../../protocol/canned-contract.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { IndexSpec } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** One of them. `owner` is set where it is somebody's own. */
export interface Kept<T> {
  id: string;
  scope: SharedScope;
  owner: UserId | null;
  value: T;
  version: number;
  by: { id: UserId; name: string };
  at: number;
}

/** What to store in place of version `version`. */
export type KeptChange<T> = Omit<Kept<T>, 'version' | 'at'> & { version: number };

/** Reads and writes them. */
export interface KeptStore<T> {
  /** Shared ones, those of these teams (null: of all), and this person's own. */
  list(user: UserId, teams: readonly TeamId[] | null): Promise<readonly Kept<T>[]>;
  find(id: string): Promise<Kept<T> | null>;
  /** AppError `conflict` where it has another version, or is there already; `too_large` where there are too many. */
  save(change: KeptChange<T>): Promise<Kept<T>>;
  remove(id: string): Promise<void>;
}

interface KeptDocument<T> {
  _id: string;
  /** `shared`, `team:ID` or `own:USER`: one word, so that one index finds each. */
  place: string;
  scope: SharedScope;
  owner: UserId | null;
  value: T;
  version: number;
  by: { id: UserId; name: string };
  at: Date;
}

/** The index of such a collection. */
export const keptIndexes = (collection: string): readonly IndexSpec[] => defineIndexes(collection, [{ place: 1 }]);

const placeOf = (scope: SharedScope, owner: UserId | null): string =>
  scope.kind === 'own' ? `own:${owner ?? ''}` : scope.kind === 'team' ? `team:${scope.team}` : 'shared';

/** One collection of them. */
export function createKeptStore<T>(store: Pick<Store, 'connection' | 'assertWritable'>, collection: string, clock: Clock): KeptStore<T> {
  const documents = store.connection.collection<KeptDocument<T>>(collection);
  const toKept = ({ _id, at, place: _place, ...rest }: KeptDocument<T>): Kept<T> => ({ id: _id, ...rest, at: at.getTime() }) as Kept<T>;
  const find = async (id: string): Promise<Kept<T> | null> => {
    const found = await documents.findOne({ _id: id } as object);
    return found && toKept(found as KeptDocument<T>);
  };
  return {
    find,
    async list(user, teams) {
      const places = ['shared', `own:${user}`, ...(teams ?? []).map((id) => `team:${id}`)];
      const filters: object[] = [{ place: { $in: places } }];
      // The letter after the colon ends the range of all teams.
      if (teams === null) filters.push({ place: { $gte: 'team:', $lt: 'team;' } });
      const found = await Promise.all(filters.map((filter) => documents.find(filter).toArray()));
      return found.flat().map((document) => toKept(document as KeptDocument<T>));
    },
    async save({ id, scope, owner, value, by, version }) {
      store.assertWritable();
      const place = placeOf(scope, owner);
      if (version === 0 && (await documents.countDocuments({ place } as object, { limit: KEPT_MAX })) >= KEPT_MAX) {
        throw new AppError('too_large', `There can be at most ${KEPT_MAX} of these. Remove some that nobody uses.`);
      }
      const next = { place, scope, owner, value, by, version: version + 1, at: new Date(clock.now()) };
      const changed = await documents
        .updateOne({ _id: id, version } as object, { $set: next } as object, { upsert: version === 0 })
        .then(({ matchedCount, upsertedCount }) => matchedCount + upsertedCount > 0)
        .catch((error: unknown) => {
          if (isDuplicateKey(error)) return false;
          throw error;
        });
      const now = await find(id);
      const repeated = now?.version === next.version && JSON.stringify([now.scope, now.value]) === JSON.stringify([scope, value]);
      if (now !== null && (changed || repeated)) return now;
      throw new AppError('conflict', now === null ? 'Somebody else has removed this meanwhile.' : `${now.by.name} has changed this meanwhile. Close it and open it again to see what is there now.`);
    },
    async remove(id) {
      store.assertWritable();
      await documents.deleteOne({ _id: id } as object);
    },
  };
}
