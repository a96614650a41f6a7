import { useState } from 'preact/hooks';
import type { DirectoryPerson, DirectoryTeam } from '../../protocol/handing-on-contract.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import { TextField } from '../ui/field.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { DirectoryAnswer } from './handing-on-model.ts';
import { STATUS_WORDS } from './routing-words.ts';

/** Who or what was chosen, as "team:ID" or "agent:ID". */
export type Picked = `team:${TeamId}` | `agent:${UserId}`;

/** Teams and people to choose from, found by name, team or skill, with who is there and how much they have to do. */
export function DirectoryPicker({ directory, me, teams = true, several = false, picked, onPick }: {
  directory: DirectoryAnswer | null;
  me: UserId;
  /** Whether teams can be chosen as well. */
  teams?: boolean;
  several?: boolean;
  picked: readonly Picked[];
  onPick: (picked: readonly Picked[]) => void;
}) {
  const [query, setQuery] = useState('');
  if (directory === null) return <Skeleton rows={4} shape="row" label="Loading who is here" />;
  const wanted = query.trim().toLowerCase();
  const nameOf = new Map(directory.teams.map(({ id, name }) => [id, name]));
  const fits = (...words: readonly string[]) => wanted === '' || words.some((word) => word.toLowerCase().includes(wanted));
  const people = directory.people.filter(({ id, name, skills, teams: of }) => id !== me && fits(name, ...skills, ...of.map((team) => nameOf.get(team) ?? '')));
  const shownTeams = teams ? directory.teams.filter(({ name }) => fits(name)) : [];
  const toggle = (value: Picked) => {
    if (!several) return onPick([value]);
    onPick(picked.includes(value) ? picked.filter((each) => each !== value) : [...picked, value]);
  };
  const option = (value: Picked, name: string, words: string, status: DirectoryPerson['status'] | null) => (
    <label key={value} class="directory-option">
      <input type={several ? 'checkbox' : 'radio'} name="directory" checked={picked.includes(value)} onChange={() => toggle(value)} />
      {status !== null && <span class={`dot dot-${status}`} aria-hidden="true" />}
      <span class="directory-name">{name}</span>{' '}
      <span class="small muted">{words}</span>
    </label>
  );
  return (
    <div class="stack-s">
      <TextField label={teams ? 'Search teams and people' : 'Search people'} value={query} autoFocus onInput={setQuery} />
      <div class="directory" role="group" aria-label={teams ? 'Teams and people' : 'People'}>
        {shownTeams.length > 0 && <p class="field-label">Teams</p>}
        {shownTeams.map((team) => option(`team:${team.id}`, team.name, teamWords(team), null))}
        {people.length > 0 && teams && <p class="field-label">People</p>}
        {people.map((person) => option(`agent:${person.id}`, person.name, personWords(person), person.status))}
        {people.length + shownTeams.length === 0 && (
          <p class="small muted">{wanted === '' ? 'There is nobody else yet. Admins add people and teams under People.' : `Nobody and nothing is called “${query.trim()}”.`}</p>
        )}
      </div>
    </div>
  );
}

const teamWords = ({ online, queued }: DirectoryTeam): string => `${online === 0 ? 'nobody online' : `${online} online`}${queued === 0 ? '' : `, ${queued} waiting`}`;

const personWords = ({ status, load, capacity }: DirectoryPerson): string => (status === 'offline' ? STATUS_WORDS.offline : `${STATUS_WORDS[status]}, ${load} of ${capacity}`);
