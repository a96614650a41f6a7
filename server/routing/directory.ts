import type { DirectoryPerson, DirectoryTeam } from '../../protocol/handing-on-contract.ts';
import type { TeamId } from '../../protocol/ids.ts';
import type { Colleague } from './colleague.ts';
import type { Loads } from './work-load.ts';
import type { QueuedWork } from './work-store.ts';

/** Who can be handed something now. */
export type Directory = () => Promise<{ people: readonly DirectoryPerson[]; teams: readonly DirectoryTeam[] }>;

/** What the directory is made of. */
export interface DirectoryParts {
  colleagues(): Promise<readonly Colleague[]>;
  teams(): Promise<readonly { id: TeamId; name: string }[]>;
  loads(): Promise<Loads>;
  queue(): Promise<readonly QueuedWork[]>;
}

const ORDER = { online: 0, busy: 1, away: 2, offline: 3 } as const;

/** The directory: those who are there first, then by name. */
export const createDirectory = (parts: DirectoryParts): Directory => async () => {
  const [colleagues, teams, loads, queue] = await Promise.all([parts.colleagues(), parts.teams(), parts.loads(), parts.queue()]);
  const people = colleagues.map(({ id, name, status, capacity, teams: of, skills }) => ({ id, name, status, capacity, load: loads.of(id), teams: of, skills }));
  const online = colleagues.filter(({ status }) => status === 'online');
  return {
    people: people.sort((a, b) => ORDER[a.status] - ORDER[b.status] || a.name.localeCompare(b.name)),
    teams: teams
      .map(({ id, name }) => ({
        id,
        name,
        online: online.filter((each) => each.teams.includes(id)).length,
        queued: queue.filter(({ team }) => team === id).length,
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  };
};
