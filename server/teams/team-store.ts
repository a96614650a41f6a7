import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** A team that was deleted, and where what belonged to it goes. `at` is milliseconds since the Unix epoch. */
export interface DeletedTeam {
  id: TeamId;
  moveTo: TeamId | null;
  at: number;
}

/** A team as it lies in the collection `teams`; `deleted` stays for a day, until nothing can belong to it any more. */
interface TeamDocument extends Omit<Team, 'id' | 'members' | 'leads'> {
  _id: string;
  members: string[];
  leads: string[];
  deleted?: { moveTo: string | null; at: Date };
}

/** Reads and writes teams. */
export interface TeamStore {
  /** All teams. There are few. */
  all(): Promise<readonly Team[]>;
  /** Sets a team where it still has the version before; false where somebody else was faster. */
  save(team: Team): Promise<boolean>;
  /** Marks a team as deleted; false where there is none, or it was already. */
  remove(team: DeletedTeam): Promise<boolean>;
  deleted(): Promise<readonly DeletedTeam[]>;
  /** Deletes the marks of teams that were deleted before `at`. */
  forget(at: number): Promise<void>;
}

/** Teams over a store. */
export function createTeamStore(store: Pick<Store, 'connection' | 'assertWritable'>): TeamStore {
  const teams = store.connection.collection<TeamDocument>('teams');
  return {
    all: async () => (await teams.find({ deleted: { $exists: false } }).toArray()).map(toTeam),
    async save({ id, version, name, members, leads }) {
      store.assertWritable();
      try {
        const set = { name, members: [...members], leads: [...leads], version };
        const filter = { _id: id, version: version - 1, deleted: { $exists: false } };
        const done = await teams.updateOne(filter, { $set: set }, { upsert: version === 1 });
        return done.matchedCount + done.upsertedCount > 0;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async remove({ id, moveTo, at }) {
      store.assertWritable();
      const done = await teams.updateOne({ _id: id, deleted: { $exists: false } }, { $set: { deleted: { moveTo, at: new Date(at) } } });
      return done.matchedCount > 0;
    },
    async deleted() {
      const found = await teams.find({ deleted: { $exists: true } }).toArray();
      return found.flatMap(({ _id, deleted }) => (deleted ? [{ id: _id as TeamId, moveTo: deleted.moveTo as TeamId | null, at: deleted.at.getTime() }] : []));
    },
    async forget(at) {
      await teams.deleteMany({ 'deleted.at': { $lt: new Date(at) } });
    },
  };
}

function toTeam({ _id, name, version, members, leads }: TeamDocument): Team {
  return { id: _id as TeamId, name, version, members: members as UserId[], leads: leads as UserId[] };
}
