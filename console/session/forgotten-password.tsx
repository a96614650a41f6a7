import { useState } from 'preact/hooks';
import type { ClientError } from '../../client/model.ts';
import type { Http } from '../app/http.ts';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';

/** Asks for a mail with which a new password can be chosen; whether there is such an account is not told. */
export function ForgottenPassword(props: { http: Http; email: string; mailed: boolean; onBack: () => void }) {
  const [email, setEmail] = useState(props.email);
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const send = async () => {
    setBusy(true);
    const answer = await props.http('POST', '/console/api/forgotten-password', { email: email.trim() });
    setBusy(false);
    setProblem(answer.ok ? null : answer.error);
    setSent(answer.ok);
  };
  return (
    <main class="gate">
      <form
        class="gate-card card"
        aria-labelledby="forgotten-title"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void send();
        }}
      >
        <LampMark />
        <h1 id="forgotten-title">Forgot password?</h1>
        {!props.mailed && <p>This server sends no mail. Ask an admin of your company for a new password: on the page People they choose “Reset password”.</p>}
        {props.mailed && !sent && (
          <>
            <p class="muted">You get a mail with a link to choose a new password. The link works once, within an hour.</p>
            {problem && <Notice tone="danger">{problem.issues?.length ? 'This is not an e-mail address.' : problem.message}</Notice>}
            <TextField label="Email" type="email" autocomplete="username" required autoFocus value={email} onInput={setEmail} />
            <button type="submit" class="button button-primary button-large" disabled={busy}>
              Send the mail
            </button>
          </>
        )}
        {sent && (
          <Notice tone="success">
            If {email} has an account here, a mail is on its way. If none comes within a few minutes, look among the unwanted mail, or ask an admin.
          </Notice>
        )}
        <button type="button" class="button-link gate-link" onClick={props.onBack}>
          Back to sign-in
        </button>
      </form>
    </main>
  );
}
