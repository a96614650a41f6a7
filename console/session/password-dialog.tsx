import { useState } from 'preact/hooks';
import type { ClientError, Outcome } from '../../client/model.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';

/** Asks for the password before something that weakens the account. */
export function PasswordDialog<T>(props: {
  title: string;
  text: string;
  confirm: string;
  send: (password: string) => Promise<Outcome<T>>;
  onClose: () => void;
  onDone: (data: T) => void;
}) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const send = async () => {
    setBusy(true);
    const answer = await props.send(password);
    setBusy(false);
    if (answer.ok) props.onDone(answer.data);
    else setRefused(answer.error);
  };
  const issue = refused?.issues?.find(({ path }) => path === 'password')?.message;
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <p>{props.text}</p>
        {refused && !issue && <Notice tone="danger">{refused.message}</Notice>}
        <TextField label="Your password" type="password" autocomplete="current-password" required autoFocus value={password} onInput={setPassword} problem={issue} />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={props.onClose}>
            Cancel
          </button>
          <button type="submit" class="button button-primary" disabled={busy}>
            {props.confirm}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
