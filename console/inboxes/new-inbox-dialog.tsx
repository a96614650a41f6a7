import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';

/** A key made of a name: "Tents & Co" becomes "tents-co". */
const keyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);

/** Name and key of a new inbox; everything else begins with the standard and is changed afterwards. */
export function NewInboxDialog({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const { client } = useConsole();
  const [companyName, setCompanyName] = useState('');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const key = ownKey ?? keyOf(companyName);
  const add = async () => {
    setBusy(true);
    const answer = await client.ask('inboxes.add', { key, companyName });
    setBusy(false);
    if (answer.ok) onAdded();
    else setRefused(answer.error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  return (
    <Dialog title="Add an inbox" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void add();
        }}
      >
        {refused && !refused.issues?.length && <Notice tone="danger">{refused.message}</Notice>}
        <TextField label="Name of the company or brand" required autoFocus maxLength={NAME_MAX} hint="The widget bears it." value={companyName} onInput={setCompanyName} problem={issue('companyName')} />
        <TextField label="Key" required maxLength={40} hint="Stands in the snippet on websites, so it never changes: letters, digits, - and _." value={key} onInput={setOwnKey} problem={issue('key')} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy || companyName.trim() === '' || key === ''}>
            Add
          </button>
        </div>
      </form>
    </Dialog>
  );
}
