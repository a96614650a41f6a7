import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { RoleSettings } from '../../protocol/people-contract.ts';
import { can, isBuiltIn, standardGrants } from '../../protocol/roles.ts';
import type { Permission } from '../../protocol/roles.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import { PERMISSION_WORDS } from './role-words.ts';

/** Name and permissions of a role, new or old. Admins may always do everything, so of that role only the second factor is asked. */
export function RoleDialog({ role, onClose, onSaved }: { role: RoleSettings | null; onClose: () => void; onSaved: () => void }) {
  const { client, user } = useConsole();
  const [name, setName] = useState(role?.name ?? '');
  const [permissions, setPermissions] = useState<readonly Permission[]>(role?.permissions ?? ['desk']);
  const [secondFactor, setSecondFactor] = useState(role?.secondFactor ?? false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const all = role?.id === 'admin';
  const toggle = (permission: Permission, on: boolean) => setPermissions(on ? [...permissions, permission] : permissions.filter((each) => each !== permission));
  const save = async () => {
    setBusy(true);
    const answer = await client.ask('roles.save', { id: role?.id ?? null, version: role?.version ?? 0, name, permissions: [...permissions], secondFactor });
    setBusy(false);
    if (answer.ok) onSaved();
    else setRefused(answer.error);
  };
  const standard = role?.builtIn && isBuiltIn(role.id) ? standardGrants(role.id) : null;
  const issue = refused?.issues?.find(({ path }) => path === 'name')?.message;
  return (
    <Dialog title={role ? `Change the role ${role.name}` : 'Make a role'} onClose={onClose} wide>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        {refused && !issue && <Notice tone="danger">Not saved. {refused.message}</Notice>}
        {role?.builtIn ? null : <TextField label="Name" required autoFocus maxLength={NAME_MAX} value={name} onInput={setName} problem={issue} />}
        {all && <p class="muted">Admins may always do everything. Make another role for people who may do less.</p>}
        {!all && (
          <div class="permission-groups">
            {PERMISSION_WORDS.map(({ group, permissions: offered }) => (
              <fieldset key={group} class="stack-s">
                <legend class="field-label">{group}</legend>
                {offered.map(({ permission, label, hint }) => (
                  <label key={permission} class="choice">
                    <input
                      type="checkbox"
                      checked={permissions.includes(permission)}
                      disabled={!can(user, permission)}
                      onChange={(event) => toggle(permission, event.currentTarget.checked)}
                    />
                    <span>
                      {label} <span class="field-hint">{hint}</span>
                    </span>
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
        )}
        <label class="choice">
          <input type="checkbox" checked={secondFactor} onChange={(event) => setSecondFactor(event.currentTarget.checked)} />
          <span>
            Ask for a second factor <span class="field-hint">Who has none yet sets it up at the next action, before anything else.</span>
          </span>
        </label>
        <div class="dialog-actions">
          {standard && !all && permissions.toSorted().join() !== standard.toSorted().join() && (
            <button type="button" class="button" onClick={() => setPermissions(standard)}>
              Back to the standard
            </button>
          )}
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy || name.trim() === ''}>
            {role ? 'Save' : 'Make the role'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
