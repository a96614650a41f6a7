import { useState } from 'preact/hooks';
import type { UserId } from '../../protocol/ids.ts';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { Person } from '../../protocol/people-contract.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';

type Part = 'none' | 'member' | 'lead';

/** Name, members and leads of a team, new or old. */
export function TeamDialog({ team, people, onClose, onSaved }: { team: Team | null; people: readonly Person[]; onClose: () => void; onSaved: (team: Team) => void }) {
  const { client } = useConsole();
  const [name, setName] = useState(team?.name ?? '');
  const [parts, setParts] = useState<Readonly<Record<string, Part>>>(() =>
    Object.fromEntries((team?.members ?? []).map((id) => [id, team?.leads.includes(id) ? 'lead' : 'member'])),
  );
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const shown = people.filter(({ id, active }) => active || parts[id] !== undefined);
  const having = (...wanted: Part[]): UserId[] => shown.filter(({ id }) => wanted.includes(parts[id] ?? 'none')).map(({ id }) => id);
  const save = async () => {
    setBusy(true);
    const answer = await client.ask('teams.save', { id: team?.id ?? null, version: team?.version ?? 0, name, members: having('member', 'lead'), leads: having('lead') });
    setBusy(false);
    if (answer.ok) onSaved(answer.data.team);
    else setRefused(answer.error);
  };
  const issue = refused?.issues?.find(({ path }) => path === 'name')?.message;
  return (
    <Dialog title={team ? `Change the team ${team.name}` : 'Make a team'} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        {refused && !issue && <Notice tone="danger">Not saved. {refused.message}</Notice>}
        <TextField label="Name" required autoFocus maxLength={NAME_MAX} hint="Customers see it when their chat goes to this team." value={name} onInput={setName} problem={issue} />
        <fieldset class="stack-s">
          <legend class="field-label">Who is in it</legend>
          <ul class="team-members">
            {shown.map(({ id, name: person, active }) => (
              <li key={id} class="row spread">
                <span>
                  {person} {!active && <span class="chip">Deactivated</span>}
                </span>
                <select class="input input-small" aria-label={`Part of ${person}`} value={parts[id] ?? 'none'} onChange={(event) => setParts({ ...parts, [id]: event.currentTarget.value as Part })}>
                  <option value="none">Not in it</option>
                  <option value="member">Member</option>
                  <option value="lead">Lead</option>
                </select>
              </li>
            ))}
          </ul>
        </fieldset>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy || name.trim() === ''}>
            {team ? 'Save' : 'Make the team'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
