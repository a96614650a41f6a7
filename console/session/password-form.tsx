import { useState } from 'preact/hooks';
import type { ClientError } from '../../client/model.ts';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import type { SessionModel } from './session-model.ts';

/** Shortest password the server takes, in characters; the server says so itself where it asks for more. */
export const PASSWORD_MIN = 10;

/** Changes the password; `forced` is the first sign-in with a password that somebody else knows. */
export function PasswordForm({ session, forced, onDone }: { session: SessionModel; forced: boolean; onDone: () => void }) {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const tooShort = next.length < PASSWORD_MIN ? `Use at least ${PASSWORD_MIN} characters.` : null;
  const same = next === current && next !== '' ? 'Choose one that differs from the current password.' : null;
  const different = next === again ? null : 'The two new passwords are not the same.';
  const save = async () => {
    setTried(true);
    setRefused(null);
    if (tooShort ?? same ?? different) return;
    setBusy(true);
    const answer = await session.changePassword(current, next);
    setBusy(false);
    if (answer.ok) onDone();
    else setRefused(answer.error);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  const fields = Boolean(issue('current') ?? issue('next'));
  return (
    <form
      class="stack"
      aria-label="Change password"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      {refused && !fields && <Notice tone="danger">{refused.message}</Notice>}
      <TextField
        label={forced ? 'Password you signed in with' : 'Current password'}
        type="password"
        autocomplete="current-password"
        required
        autoFocus
        value={current}
        onInput={setCurrent}
        problem={issue('current')}
      />
      <TextField
        label="New password"
        type="password"
        autocomplete="new-password"
        required
        hint={`At least ${PASSWORD_MIN} characters. A few random words are easy to remember.`}
        value={next}
        onInput={setNext}
        problem={(tried ? (tooShort ?? same) : null) ?? issue('next')}
      />
      <TextField
        label="New password again"
        type="password"
        autocomplete="new-password"
        required
        value={again}
        onInput={setAgain}
        problem={tried ? different : null}
      />
      <button type="submit" class="button button-primary button-large" disabled={busy}>
        Change password
      </button>
    </form>
  );
}
