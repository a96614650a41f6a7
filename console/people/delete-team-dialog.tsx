import { useState } from 'preact/hooks';
import type { TeamId } from '../../protocol/ids.ts';
import type { Team } from '../../protocol/teams-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

/** Asks where the open chats and the inboxes of a team go. */
export function DeleteTeamDialog({ team, others, onClose, onDeleted }: { team: Team; others: readonly Team[]; onClose: () => void; onDeleted: (moved: number) => void }) {
  const { client } = useConsole();
  const load = useLoaded<{ conversations: number; inboxes: readonly string[] }>(team.id, () => client.ask('teams.load', { id: team.id }));
  const [moveTo, setMoveTo] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const remove = async () => {
    setBusy(true);
    const answer = await client.ask('teams.delete', { id: team.id, moveTo: moveTo === '' ? null : (moveTo as TeamId) });
    setBusy(false);
    if (answer.ok) onDeleted(answer.data.moved);
    else setRefused(answer.error);
  };
  const problem = refused ?? load.problem;
  return (
    <Dialog title={`Delete the team ${team.name}?`} onClose={onClose}>
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      {!load.data && !load.problem && <Skeleton rows={1} label="Counting the chats of the team" />}
      {load.data && (
        <>
          <p>
            {belongs(load.data)} Its members stay people of the desk; who serves a chat goes on serving it.
          </p>
          <Field label="Where its chats and inboxes go">
            {(ids) => (
              <select class="input" {...ids} value={moveTo} onChange={(event) => setMoveTo(event.currentTarget.value)}>
                <option value="">To no team: everybody may take them</option>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </>
      )}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button button-danger" disabled={!load.data || busy} onClick={() => void remove()}>
          Delete the team
        </button>
      </div>
    </Dialog>
  );
}

function belongs({ conversations, inboxes }: { conversations: number; inboxes: readonly string[] }): string {
  const chats = conversations === 0 ? 'No open chat belongs to it.' : conversations === 1 ? '1 open chat belongs to it.' : `${conversations} open chats belong to it.`;
  return inboxes.length === 0 ? chats : `${chats} Chats of ${inboxes.join(', ')} go to it.`;
}
