import { useState } from 'preact/hooks';
import type { CategoryRow } from '../../protocol/categories-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { categoryName } from '../articles/use-categories.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Asks where the articles of a category go before it goes. */
export function RemoveCategoryDialog({ row, rows, onRemove, onClose }: {
  row: CategoryRow;
  rows: readonly CategoryRow[];
  onRemove: (to: string | null) => Promise<ClientError | null>;
  onClose: () => void;
}) {
  const others = rows.filter(({ id }) => id !== row.id);
  const [to, setTo] = useState(row.parent ?? others[0]?.id ?? '');
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [busy, setBusy] = useState(false);
  const below = rows.filter(({ parent }) => parent === row.id);
  const needsHeir = row.articles > 0;
  const remove = async () => {
    setBusy(true);
    const refused = await onRemove(needsHeir ? to : null);
    setBusy(false);
    setProblem(refused);
  };
  return (
    <Dialog title={`Remove ${categoryName(row)}?`} onClose={onClose}>
      {below.length > 0 && <p>{below.map((child) => categoryName(child)).join(', ')} {below.length === 1 ? 'moves' : 'move'} up into its place.</p>}
      {!needsHeir && <p>No article is in it. Its address leads nowhere after this.</p>}
      {needsHeir && others.length === 0 && <p>Its articles need another category first. Add one.</p>}
      {needsHeir && others.length > 0 && (
        <Field label={`Where ${row.articles === 1 ? 'its article goes' : `its ${row.articles} articles go`}`} hint="Its address leads there, too.">
          {(ids) => (
            <select class="input" {...ids} value={to} onChange={(event) => setTo(event.currentTarget.value)}>
              {others.map((other) => (
                <option key={other.id} value={other.id}>{categoryName(other)}</option>
              ))}
            </select>
          )}
        </Field>
      )}
      {problem && <Notice tone="danger">{problem.message}</Notice>}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="button" class="button button-danger" disabled={busy || (needsHeir && to === '')} onClick={() => void remove()}>Remove</button>
      </div>
    </Dialog>
  );
}
