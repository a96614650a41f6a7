import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { Person } from '../../protocol/people-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import type { PeopleModel } from './people-model.ts';

/** Another name for a person: the one customers read. */
export function RenameDialog({ model, person, onClose, onRenamed }: {
  model: PeopleModel;
  person: Person;
  onClose: () => void;
  onRenamed: () => void;
}) {
  const [name, setName] = useState(person.name);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const save = async () => {
    setBusy(true);
    const error = await model.change(person.id, { name });
    setBusy(false);
    setRefused(error);
    if (error === null) onRenamed();
  };
  return (
    <Dialog title={`Rename ${person.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void save();
        }}
      >
        <TextField
          label="Name"
          required
          autoFocus
          maxLength={NAME_MAX}
          hint="Customers see it from the next message on; what is written keeps the name it was written with."
          value={name}
          onInput={setName}
          problem={refused && (refused.issues?.[0]?.message ?? refused.message)}
        />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy || name.trim() === ''}>
            Rename
          </button>
        </div>
      </form>
    </Dialog>
  );
}
