import { useEffect, useState } from 'preact/hooks';
import type { SignInOptions } from '../../protocol/account.ts';
import type { ClientError } from '../../client/model.ts';
import type { Http } from '../app/http.ts';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';
import { durationWords } from '../ui/time-words.ts';
import { ForgottenPassword } from './forgotten-password.tsx';
import type { SessionModel } from './session-model.ts';

/** E-mail and password, then a code where there is a second factor; drafts of a session that ended are still here after it. */
export function SignInPage({ session, http, ended }: { session: SessionModel; http: Http; ended: boolean }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [forgotten, setForgotten] = useState(false);
  const [options, setOptions] = useState<SignInOptions | null>(null);
  useEffect(() => {
    document.title = 'Sign in · Porchlight';
    void http<SignInOptions>('GET', '/console/api/sign-in-options').then((answer) => answer.ok && setOptions(answer.data));
  }, []);
  const signIn = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await session.signIn(email.trim(), password, code ?? undefined);
    setBusy(false);
    if (answer.ok) return;
    const wantsCode = answer.error.issues?.some(({ path }) => path === 'code') ?? false;
    // The first time it is no problem but the next step.
    if (wantsCode && code === null) setCode('');
    else setProblem(answer.error);
  };
  if (forgotten) return <ForgottenPassword http={http} email={email} mailed={options?.passwordReset ?? false} onBack={() => setForgotten(false)} />;
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
        <Sso options={options} shown={code === null} />
        {problem && <Notice tone="danger">{signInProblem(problem)}</Notice>}
        {code === null ? (
          <>
            <TextField label="Email" type="email" autocomplete="username" required autoFocus value={email} onInput={setEmail} />
            <TextField label="Password" type="password" autocomplete="current-password" required value={password} onInput={setPassword} />
          </>
        ) : (
          <TextField
            key="code"
            label="Code"
            autocomplete="one-time-code"
            required
            autoFocus
            maxLength={64}
            hint="The six digits that your authenticator app shows now, or one of your recovery codes."
            value={code}
            onInput={setCode}
          />
        )}
        <button type="submit" class="button button-primary button-large" disabled={busy}>
          Sign in
        </button>
        {code === null ? (
          <button type="button" class="button-link gate-link" onClick={() => setForgotten(true)}>
            Forgot password?
          </button>
        ) : (
          <button
            type="button"
            class="button-link gate-link"
            onClick={() => {
              setCode(null);
              setPassword('');
              setProblem(null);
            }}
          >
            Use another account
          </button>
        )}
      </form>
    </main>
  );
}

/** The company's own sign-in, and what came of it. */
function Sso({ options, shown }: { options: SignInOptions | null; shown: boolean }) {
  const came = SSO_WORDS[new URLSearchParams(window.location.search).get('sso') ?? ''];
  if (!shown) return null;
  return (
    <>
      {came !== undefined && <Notice tone="danger">{came}</Notice>}
      {options?.sso && (
        <>
          <a class="button button-large" href="/console/api/sso/start" target="_self">
            {options.sso.label}
          </a>
          <p class="gate-or muted small">or with a password</p>
        </>
      )}
    </>
  );
}

const SSO_WORDS: Readonly<Record<string, string>> = {
  refused: 'The company sign-in did not let you in. Try again, or ask an admin.',
  unverified: 'Your company account has no verified e-mail address. Ask who manages it.',
  unknown: 'Your company account is not known here. Ask an admin to add you with the same e-mail address.',
  inactive: 'Your account here is deactivated. Ask an admin.',
  failed: 'Signing in with your company account did not work. Try again.',
  unreachable: 'The company sign-in cannot be reached at the moment. Try again shortly, or use your password.',
};

function signInProblem({ code, message, issues, retryAfterMs }: ClientError): string {
  switch (code) {
    case 'unauthenticated':
    case 'invalid_payload':
      if (issues?.some(({ path }) => path === 'code')) return 'This code is not right, or was used already. Wait for the next one.';
      return 'This e-mail address and password do not belong together. Check both and try again.';
    case 'rate_limited':
      return `Too many attempts. Try again in ${durationWords(retryAfterMs ?? 60_000)}. A new password lets you in at once.`;
    case 'offline':
    case 'timeout':
    case 'unavailable':
      return 'The server cannot be reached at the moment. Try again shortly.';
    default:
      return message;
  }
}
