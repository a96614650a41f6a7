import { useState } from 'preact/hooks';
import { Plus, UsersRound } from 'lucide';
import type { Person } from '../../protocol/people-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DeleteTeamDialog } from './delete-team-dialog.tsx';
import { PeopleLayout } from './people-layout.tsx';
import { TeamDialog } from './team-dialog.tsx';

type Asked = { kind: 'save'; team: Team | null } | { kind: 'delete'; team: Team };

/** Who works together: teams with members and leads. */
export function TeamsPage() {
  const { client } = useConsole();
  const loaded = useLoaded<{ teams: readonly Team[] }>('', () => client.ask('teams.list', {}));
  const people = useLoaded<{ people: readonly Person[] }>('', () => client.ask('people.list', {}));
  const [asked, setAsked] = useState<Asked | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const problem = loaded.problem ?? people.problem;
  const nameOf = (id: string) => people.data?.people.find((person) => person.id === id)?.name;
  const close = (said: string | null) => {
    setAsked(null);
    setDone(said);
    if (said !== null) void loaded.load();
  };
  const teams = loaded.data?.teams;
  return (
    <PeopleLayout
      current="teams"
      title="Teams"
      actions={
        <button type="button" class="button button-primary" disabled={!teams || !people.data} onClick={() => setAsked({ kind: 'save', team: null })}>
          <Icon icon={Plus} />
          Make a team
        </button>
      }
    >
      <p class="page-intro">Chats can be sent to a team by a routing rule, by an inbox, or by hand. Chats that belong to no team may be taken by everybody.</p>
      {problem && <Notice tone="danger" action={<button type="button" class="button" onClick={() => void loaded.load()}>Try again</button>}>{problem.message}</Notice>}
      {done && <Notice tone="success">{done}</Notice>}
      {!teams && !problem && <Skeleton rows={3} shape="row" label="Loading the teams" />}
      {teams?.length === 0 && (
        <EmptyState icon={UsersRound} title="No teams yet">
          Make one for people who serve the same kind of chats: returns, technicians, the branch in another city.
        </EmptyState>
      )}
      {teams && teams.length > 0 && (
        <ul class="card session-list" aria-label="Teams">
          {teams.map((team) => (
            <li key={team.id} class="row spread session-row role-row">
              <span class="role-words">
                <strong>{team.name}</strong>
                <span class="person-email">{memberWords(team, nameOf)}</span>
              </span>
              <span class="row">
                <button type="button" class="button" aria-label={`Change the team ${team.name}`} disabled={!people.data} onClick={() => setAsked({ kind: 'save', team })}>
                  Change
                </button>
                <button type="button" class="button button-danger" aria-label={`Delete the team ${team.name}`} onClick={() => setAsked({ kind: 'delete', team })}>
                  Delete
                </button>
              </span>
            </li>
          ))}
        </ul>
      )}
      {asked?.kind === 'save' && people.data && <TeamDialog team={asked.team} people={people.data.people} onClose={() => close(null)} onSaved={(team) => close(`The team ${team.name} is saved.`)} />}
      {asked?.kind === 'delete' && teams && (
        <DeleteTeamDialog team={asked.team} others={teams.filter(({ id }) => id !== asked.team.id)} onClose={() => close(null)} onDeleted={(moved) => close(`The team ${asked.team.name} is deleted. ${movedWords(moved)}`)} />
      )}
    </PeopleLayout>
  );
}

function memberWords({ members, leads }: Team, nameOf: (id: string) => string | undefined): string {
  if (members.length === 0) return 'Nobody yet';
  const names = members.flatMap((id) => {
    const name = nameOf(id);
    return name === undefined ? [] : [leads.includes(id) ? `${name} (lead)` : name];
  });
  return names.join(', ');
}

const movedWords = (moved: number): string => (moved === 0 ? '' : moved === 1 ? '1 open chat moved.' : `${moved} open chats moved.`);
