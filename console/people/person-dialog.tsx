import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { RoleSettings } from '../../protocol/people-contract.ts';
import type { Role } from '../../protocol/roles.ts';
import type { ClientError, Outcome } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import { RoleChoice } from './role-choice.tsx';

/** Somebody new. */
export interface NewPerson {
  name: string;
  email: string;
  role: Role;
}

/** Name, e-mail and role of somebody new; `send` says how they come in. */
export function PersonDialog<T>({ title, intro, confirm, roles, send, onClose, onDone }: {
  title: string;
  intro: string;
  confirm: string;
  roles: readonly RoleSettings[];
  send: (person: NewPerson) => Promise<Outcome<T>>;
  onClose: () => void;
  onDone: (data: T) => void;
}) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const add = async () => {
    setBusy(true);
    const answer = await send({ name, email, role });
    setBusy(false);
    if (answer.ok) onDone(answer.data);
    else setRefused(answer.error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void add();
        }}
      >
        <p class="muted">{intro}</p>
        {refused && !refused.issues?.length && <Notice tone="danger">{refused.message}</Notice>}
        <TextField label="Name" required autoFocus maxLength={NAME_MAX} hint="Customers see it when this person joins." value={name} onInput={setName} problem={issue('name')} />
        <TextField label="E-mail" type="email" required value={email} onInput={setEmail} problem={issue('email')} />
        <RoleChoice roles={roles} role={role} onChange={setRole} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy}>
            {confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
