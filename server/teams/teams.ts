/**
 * A team is people who serve the same kind of conversations: first line, technicians, the branch in Hamburg. Central,
 * decentral and mixed organisations are drawn with it: an inbox may belong to a team, rules send conversations to one.
 * Teams are few and read often, so every node keeps them for a moment.
 */
import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { TEAMS_MAX } from '../../protocol/teams-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import type { DeletedTeam, TeamStore } from './team-store.ts';

/** A change made on another node is seen here after at most this long, in milliseconds. */
export const TEAMS_FRESH_MS = 5_000;

/** A deleted team is remembered for a day, in milliseconds. */
const DELETED_KEPT_MS = 24 * 60 * 60 * 1000;

/** What a team shall be; `id` null makes one. */
export type TeamChange = Omit<Team, 'id'> & { id: TeamId | null };

/** The teams of the installation. */
export interface Teams {
  /** All teams by name. */
  all(): Promise<readonly Team[]>;
  find(id: TeamId): Promise<Team | null>;
  /** The teams somebody is a member of. */
  of(user: UserId): Promise<readonly Team[]>;
  /** Throws AppError `conflict` (somebody was faster, too many), `not_found`, or `invalid_payload` (the name is taken). */
  save(change: TeamChange): Promise<Team>;
  /** Deletes the team; what belonged to it goes to `moveTo`. Throws AppError `not_found`. Doing it again is harmless. */
  remove(id: TeamId, moveTo: TeamId | null): Promise<void>;
  /** Teams that were deleted within the last day: something may still come to them from a node that did not know. */
  deleted(): Promise<readonly DeletedTeam[]>;
}

/** Teams over a store. While the store is away, what was read last goes on being used. */
export function createTeams(store: TeamStore, clock: Clock): Teams {
  let kept: { teams: readonly Team[]; readAt: number } | undefined;

  async function read(): Promise<readonly Team[]> {
    const teams = (await store.all()).toSorted((a, b) => a.name.localeCompare(b.name));
    kept = { teams, readAt: clock.now() };
    return teams;
  }

  async function all(): Promise<readonly Team[]> {
    if (kept && clock.now() - kept.readAt < TEAMS_FRESH_MS) return kept.teams;
    const last = kept?.teams;
    return last ? read().catch(() => last) : read();
  }

  return {
    all,
    find: async (id) => (await all()).find((team) => team.id === id) ?? null,
    of: async (user) => (await all()).filter(({ members }) => members.includes(user)),
    async save({ id, version, name, members, leads }) {
      const teams = await read();
      if (id !== null && !teams.some((team) => team.id === id)) throw new AppError('not_found', 'There is no such team.');
      if (id === null && teams.length >= TEAMS_MAX) throw new AppError('conflict', `There can be at most ${TEAMS_MAX} teams.`);
      if (teams.some((team) => team.id !== id && team.name.toLowerCase() === name.toLowerCase())) {
        const message = `There is a team ${name} already.`;
        throw new AppError('invalid_payload', message, { issues: [{ path: 'name', message }] });
      }
      const team: Team = { id: id ?? (randomId() as TeamId), name, members: [...new Set([...members, ...leads])], leads, version: (id === null ? 0 : version) + 1 };
      const saved = await store.save(team);
      const now = (await read()).find((found) => found.id === team.id);
      if (now && (saved || JSON.stringify(now) === JSON.stringify(team))) return now;
      throw new AppError('conflict', 'Somebody else has changed this team meanwhile. Load it again to see what is there now.');
    },
    async remove(id, moveTo) {
      const others = (await read()).filter((team) => team.id !== id);
      if (moveTo !== null && !others.some((team) => team.id === moveTo)) throw new AppError('not_found', 'The team that takes over is not there any more.');
      const removed = await store.remove({ id, moveTo, at: clock.now() });
      await read();
      if (!removed && !(await store.deleted()).some((team) => team.id === id)) throw new AppError('not_found', 'There is no such team.');
    },
    async deleted() {
      await store.forget(clock.now() - DELETED_KEPT_MS);
      return store.deleted();
    },
  };
}
