import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import { ROLES } from '../../protocol/roles.ts';
import type { BuiltInRole } from '../../protocol/roles.ts';
import type { ClientError } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import type { PeopleModel, TemporaryPassword } from './people-model.ts';
import { ROLE_WORDS } from './role-words.ts';

/** Name, e-mail and role of somebody new. */
export function AddPersonDialog({ model, onClose, onAdded }: {
  model: PeopleModel;
  onClose: () => void;
  onAdded: (shown: TemporaryPassword) => void;
}) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<BuiltInRole>('agent');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const add = async () => {
    setBusy(true);
    const answer = await model.add({ name, email, role });
    setBusy(false);
    if (answer.ok) onAdded(answer.data);
    else setRefused(answer.error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  return (
    <Dialog title="Add a person" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void add();
        }}
      >
        {refused && !refused.issues?.length && <Notice tone="danger">{refused.message}</Notice>}
        <TextField label="Name" required autoFocus maxLength={NAME_MAX} hint="Customers see it when this person joins." value={name} onInput={setName} problem={issue('name')} />
        <TextField label="E-mail" type="email" required value={email} onInput={setEmail} problem={issue('email')} />
        <fieldset class="stack-s">
          <legend class="field-label">Role</legend>
          {ROLES.map((choice) => (
            <label key={choice} class="choice">
              <input type="radio" name="role" checked={role === choice} onChange={() => setRole(choice)} />
              <span>
                {ROLE_WORDS[choice].name} <span class="muted small">{ROLE_WORDS[choice].may}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}
