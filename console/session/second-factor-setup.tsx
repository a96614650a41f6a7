import { useState } from 'preact/hooks';
import type { NewSecondFactor } from '../../protocol/account.ts';
import type { ClientError } from '../../client/model.ts';
import type { Http } from '../app/http.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/field.tsx';

/** Sets up a second factor in three steps: the password, the picture for the app, a first code; then shows the recovery codes. */
export function SecondFactorSetup({ http, onDone }: { http: Http; onDone: () => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [factor, setFactor] = useState<NewSecondFactor | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const run = async <T,>(path: string, body: unknown, take: (data: T) => void) => {
    setBusy(true);
    const answer = await http<T>('POST', `/console/api/second-factor/${path}`, body);
    setBusy(false);
    setRefused(answer.ok ? null : answer.error);
    if (answer.ok) take(answer.data);
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path)?.message;
  if (codes) return <RecoveryCodes codes={codes} onDone={onDone} />;
  return (
    <form
      class="stack"
      aria-label="Set up a second factor"
      onSubmit={(event) => {
        event.preventDefault();
        if (busy) return;
        if (factor) void run<{ recoveryCodes: string[] }>('confirm', { code }, ({ recoveryCodes }) => setCodes(recoveryCodes));
        else void run<NewSecondFactor>('begin', { password }, setFactor);
      }}
    >
      {refused && !refused.issues?.length && <Notice tone="danger">{refused.message}</Notice>}
      {factor ? (
        <>
          <p>Scan this with an authenticator app, such as the one of your password manager.</p>
          <QrPicture rows={factor.picture} />
          <details>
            <summary>It cannot be scanned</summary>
            <p class="small">Type this key into the app:</p>
            <code class="code">{factor.secret.match(/.{1,4}/g)?.join(' ')}</code>
          </details>
          <TextField
            key="code"
            label="Code"
            autocomplete="one-time-code"
            required
            autoFocus
            maxLength={64}
            hint="The six digits that the app shows now."
            value={code}
            onInput={setCode}
            problem={issue('code')}
          />
          <button type="submit" class="button button-primary button-large" disabled={busy}>
            Switch on
          </button>
        </>
      ) : (
        <>
          <TextField label="Your password" type="password" autocomplete="current-password" required autoFocus value={password} onInput={setPassword} problem={issue('password')} />
          <button type="submit" class="button button-primary button-large" disabled={busy}>
            Go on
          </button>
        </>
      )}
    </form>
  );
}

/** Codes for the day the phone is lost, shown this one time. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  return (
    <div class="stack">
      <Notice tone="warning">Keep these recovery codes where your phone is not: each lets you in once when you have no code. They are not shown again.</Notice>
      <code class="code recovery-codes">{codes.join('\n')}</code>
      <div class="row">
        <CopyButton text={codes.join('\n')} label="Copy the codes" />
        <button type="button" class="button button-primary" onClick={onDone}>
          I have kept them
        </button>
      </div>
    </div>
  );
}

/** Dark and light squares, always dark on light, as cameras expect. */
function QrPicture({ rows }: { rows: readonly string[] }) {
  const path = rows.flatMap((row, y) => [...row].map((dark, x) => (dark === '1' ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" role="img" aria-label="Picture to scan with an authenticator app" viewBox={`0 0 ${rows.length} ${rows.length}`} shape-rendering="crispEdges">
      <path d={path} />
    </svg>
  );
}
