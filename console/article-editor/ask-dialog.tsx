import { useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ClientError, Outcome } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';

/** A dialog with a form: it stays open, and keeps what was written, until the server has agreed. */
export function AskDialog({ title, button, danger = false, ready = true, send, onDone, onClose, children }: {
  title: string;
  /** What the button says. */
  button: string;
  danger?: boolean;
  ready?: boolean;
  send: () => Promise<Outcome<unknown>>;
  onDone: () => void;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const submit = async () => {
    if (busy || !ready) return;
    setBusy(true);
    const answer = await send();
    setBusy(false);
    if (answer.ok) onDone();
    else setRefused(answer.error);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {refused && (
          <Notice tone="danger">
            {refused.message}
            {refused.issues?.map((issue) => ` ${issue.path}: ${issue.message}.`)}
          </Notice>
        )}
        {children}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class={`button ${danger ? 'button-danger' : 'button-primary'}`} disabled={busy || !ready}>
            {button}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
