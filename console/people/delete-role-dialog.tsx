import { useState } from 'preact/hooks';
import type { RoleSettings } from '../../protocol/people-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useGivableRoles } from './role-choice.tsx';

/** Asks which role those get who have the one that goes. */
export function DeleteRoleDialog({ role, people, roles, onClose, onDeleted }: {
  role: RoleSettings;
  people: number;
  roles: readonly RoleSettings[];
  onClose: () => void;
  onDeleted: () => void;
}) {
  const { client } = useConsole();
  const others = useGivableRoles(roles).filter(({ id }) => id !== role.id);
  const [moveTo, setMoveTo] = useState('agent');
  const [refused, setRefused] = useState<ClientError | null>(null);
  const remove = async () => {
    const answer = await client.ask('roles.delete', { id: role.id, moveTo: people === 0 ? null : moveTo });
    if (answer.ok) onDeleted();
    else setRefused(answer.error);
  };
  return (
    <Dialog title={`Delete the role ${role.name}?`} onClose={onClose}>
      {refused && <Notice tone="danger">{refused.message}</Notice>}
      {people === 0 ? (
        <p>Nobody has it.</p>
      ) : (
        <Field label="Role they get instead" hint={people === 1 ? '1 person has the role that goes.' : `${people} people have the role that goes.`}>
          {(ids) => (
            <select class="input" {...ids} value={moveTo} onChange={(event) => setMoveTo(event.currentTarget.value)}>
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" class="button button-danger" onClick={() => void remove()}>
          Delete the role
        </button>
      </div>
    </Dialog>
  );
}
