import { useState } from 'preact/hooks';
import { DISMISS_NOTE_MAX } from '../../protocol/ledger-contract.ts';
import { DISMISS_REASONS } from '../../protocol/ledger.ts';
import type { DismissReason, GapRow } from '../../protocol/ledger.ts';
import type { ClientError } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { GapActions } from './gap-actions-model.ts';
import { DISMISS_WORDS } from './ledger-words.ts';

/** Why nothing will be written about a gap. */
export function DismissDialog({ gap, actions, onClose }: { gap: GapRow; actions: GapActions; onClose: () => void }) {
  const [reason, setReason] = useState<DismissReason>('not_ours');
  const [note, setNote] = useState('');
  const [refused, setRefused] = useState<ClientError | null>(null);
  const dismiss = async () => {
    const error = await actions.dismiss(gap, reason, note);
    setRefused(error);
    if (error === null) onClose();
  };
  return (
    <Dialog title="Dismiss this gap" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (actions.working.value === null) void dismiss();
        }}
      >
        {refused && <Notice tone="danger">It was not dismissed. {refused.message}</Notice>}
        <p>“{gap.question}” leaves the list of open gaps, also when it is asked again. It can be opened again at any time.</p>
        <fieldset class="stack-s">
          <legend class="field-label">Why</legend>
          {DISMISS_REASONS.map((choice) => (
            <label key={choice} class="choice">
              <input type="radio" name="reason" checked={reason === choice} onChange={() => setReason(choice)} />
              {DISMISS_WORDS[choice]}
            </label>
          ))}
        </fieldset>
        <TextField label="Note" maxLength={DISMISS_NOTE_MAX} hint="For your colleagues; may stay empty." value={note} onInput={setNote} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={actions.working.value !== null}>
            Dismiss
          </button>
        </div>
      </form>
    </Dialog>
  );
}
