import { useEffect, useState } from 'preact/hooks';
import type { ClientError } from '../../client/model.ts';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import { durationWords } from '../ui/time-words.ts';
import type { SessionModel } from './session-model.ts';

/** E-mail and password; drafts of a session that ended are still here after it. */
export function SignInPage({ session, ended }: { session: SessionModel; ended: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  useEffect(() => {
    document.title = 'Sign in · Porchlight';
  }, []);
  const signIn = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await session.signIn(email.trim(), password);
    setBusy(false);
    if (!answer.ok) setProblem(answer.error);
  };
  return (
    <main class="gate">
      <form
        class="gate-card card"
        aria-labelledby="sign-in-title"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void signIn();
        }}
      >
        <LampMark />
        <h1 id="sign-in-title">Sign in</h1>
        {ended && (
          <Notice>
            Your session has ended. Sign in to go on; what you were writing is kept. If this happens again, ask an admin whether your
            account is still active.
          </Notice>
        )}
        {problem && <Notice tone="danger">{signInProblem(problem)}</Notice>}
        <TextField label="Email" type="email" autocomplete="username" required autoFocus value={email} onInput={setEmail} />
        <TextField
          label="Password"
          type="password"
          autocomplete="current-password"
          required
          value={password}
          onInput={setPassword}
        />
        <button type="submit" class="button button-primary button-large" disabled={busy}>
          Sign in
        </button>
      </form>
    </main>
  );
}

function signInProblem({ code, message, retryAfterMs }: ClientError): string {
  switch (code) {
    case 'unauthenticated':
    case 'invalid_payload':
      return 'This e-mail address and password do not belong together. Check both and try again.';
    case 'rate_limited':
      return `Too many attempts. Try again in ${durationWords(retryAfterMs ?? 60_000)}.`;
    case 'offline':
    case 'timeout':
    case 'unavailable':
      return 'The server cannot be reached at the moment. Try again shortly.';
    default:
      return message;
  }
}
