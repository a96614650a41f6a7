import { useState } from 'preact/hooks';
import type { SnippetRow } from '../../protocol/snippets-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Another name for a snippet; the texts that mention it follow. */
export function RenameSnippetDialog({ row, onRenamed, onClose }: { row: SnippetRow; onRenamed: (name: string) => void; onClose: () => void }) {
  const { client } = useConsole();
  const [name, setName] = useState(row.name);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const rename = async () => {
    setBusy(true);
    const answer = await client.ask('snippets.rename', { name: row.name, to: name.trim(), version: row.version });
    setBusy(false);
    if (answer.ok) onRenamed(answer.data.snippet.name);
    else setProblem(answer.error);
  };
  const nameProblem = problem?.issues?.find(({ path }) => path === 'name' || path === 'to');
  return (
    <Dialog title={`Rename ${row.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void rename();
        }}
      >
        <TextField
          label="Name"
          autoFocus
          required
          value={name}
          maxLength={60}
          onInput={setName}
          hint="Lower-case words joined by hyphens. Articles, drafts and snippets that mention it follow; older versions go on by the former name."
          problem={nameProblem && `The name ${nameProblem.message}.`}
        />
        {problem && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || name.trim() === '' || name.trim() === row.name}>
            {busy ? 'Renaming…' : 'Rename'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
