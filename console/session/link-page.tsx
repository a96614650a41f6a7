import { useEffect, useState } from 'preact/hooks';
import type { AccountUser, OneTimeLinkInfo } from '../../protocol/account.ts';
import type { ClientError } from '../../client/model.ts';
import type { Http } from '../app/http.ts';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { TextField } from '../ui/field.tsx';
import { PASSWORD_MIN } from './password-form.tsx';

/** Where links of invitations and of forgotten passwords lead: choose a password. `onDone` gets who is signed in then, if anybody. */
export function LinkPage({ http, token, onDone }: { http: Http; token: string; onDone: (user: AccountUser | null) => void }) {
  const [link, setLink] = useState<OneTimeLinkInfo | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  useEffect(() => {
    document.title = 'Choose your password · Porchlight';
    void http<OneTimeLinkInfo>('POST', '/console/api/link', { token }).then((answer) => (answer.ok ? setLink(answer.data) : setProblem(answer.error)));
  }, [token]);
  return (
    <main class="gate">
      <div class="gate-card card">
        <LampMark />
        {!link && !problem && <Skeleton rows={3} label="Looking at the link" />}
        {problem && (
          <>
            <h1>This link does not work</h1>
            <p>{problem.code === 'not_found' || problem.code === 'invalid_payload' ? 'It was used already, is too old, or was taken back. Ask for a new one: an invitation from who invited you, a new password on the sign-in page.' : problem.message}</p>
            <a class="button" href="/console">
              Go to the sign-in page
            </a>
          </>
        )}
        {link && <ChoosePassword http={http} token={token} link={link} onDone={onDone} />}
      </div>
    </main>
  );
}

function ChoosePassword({ http, token, link, onDone }: { http: Http; token: string; link: OneTimeLinkInfo; onDone: (user: AccountUser | null) => void }) {
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const [done, setDone] = useState(false);
  const tooShort = [...password].length < PASSWORD_MIN ? `Use at least ${PASSWORD_MIN} characters.` : null;
  const different = password === again ? null : 'The two passwords are not the same.';
  const save = async () => {
    setTried(true);
    setRefused(null);
    if (tooShort ?? different) return;
    setBusy(true);
    const answer = await http<{ user: AccountUser | null }>('POST', '/console/api/link/password', { token, password });
    setBusy(false);
    if (!answer.ok) setRefused(answer.error);
    else if (answer.data.user) onDone(answer.data.user);
    else setDone(true);
  };
  if (done) {
    return (
      <>
        <h1>Your password is changed</h1>
        <p>You were signed out everywhere else.</p>
        <button type="button" class="button button-primary button-large" onClick={() => onDone(null)}>
          Sign in
        </button>
      </>
    );
  }
  const issue = refused?.issues?.find(({ path }) => path === 'password')?.message;
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void save();
      }}
    >
      <h1>{link.kind === 'invitation' ? `Welcome, ${link.name}` : 'Choose a new password'}</h1>
      <p class="muted">
        {link.kind === 'invitation' ? `You are invited to the service desk of ${link.companyName}. Choose a password; you sign in with ${link.email}.` : `For ${link.email}.`}
      </p>
      {refused && !issue && <Notice tone="danger">{refused.message}</Notice>}
      {/* Password managers keep it under the right name. */}
      <input type="email" autocomplete="username" value={link.email} hidden readOnly />
      <TextField
        label="Password"
        type="password"
        autocomplete="new-password"
        required
        autoFocus
        hint={`At least ${PASSWORD_MIN} characters. A few random words are easy to remember.`}
        value={password}
        onInput={setPassword}
        problem={(tried ? tooShort : null) ?? issue}
      />
      <TextField label="Password again" type="password" autocomplete="new-password" required value={again} onInput={setAgain} problem={tried ? different : null} />
      <button type="submit" class="button button-primary button-large" disabled={busy}>
        {link.kind === 'invitation' ? 'Join' : 'Change password'}
      </button>
    </form>
  );
}
