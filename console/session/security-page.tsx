import { useEffect, useState } from 'preact/hooks';
import type { SecondFactorState, SessionRow } from '../../protocol/account.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { addressOf } from '../app/route.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PasswordDialog } from './password-dialog.tsx';
import { RecoveryCodes, SecondFactorSetup } from './second-factor-setup.tsx';
import { SessionList } from './session-list.tsx';

type Asked = 'setup' | 'off' | 'renew' | null;

/** One's own account: password, second factor, and where one is signed in. */
export function SecurityPage() {
  const { http, session } = useConsole();
  const [factor, setFactor] = useState<SecondFactorState | null>(null);
  const [sessions, setSessions] = useState<readonly SessionRow[] | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const load = async () => {
    const [mine, all] = await Promise.all([http<SecondFactorState>('GET', '/console/api/second-factor'), http<{ sessions: SessionRow[] }>('GET', '/console/api/sessions')]);
    if (mine.ok) setFactor(mine.data);
    if (all.ok) setSessions(all.data.sessions);
    setProblem(mine.ok ? (all.ok ? null : all.error) : mine.error);
  };
  useEffect(() => void load(), []);
  const done = () => {
    setAsked(null);
    setCodes(null);
    void load();
  };
  const end = async (id: string | null) => {
    const answer = id === null ? await http('POST', '/console/api/sessions/end-others', {}) : await http('DELETE', `/console/api/sessions/${encodeURIComponent(id)}`);
    if (!answer.ok) setProblem(answer.error);
    await load();
  };
  return (
    <main class="page page-narrow">
      <h1>Account and security</h1>
      {problem && <Notice tone="danger" action={<button type="button" class="button" onClick={() => void load()}>Try again</button>}>{problem.message}</Notice>}
      {(!factor || !sessions) && !problem && <Skeleton rows={3} label="Loading your account" />}
      <section class="stack-s" aria-labelledby="password-title">
        <h2 id="password-title">Password</h2>
        <p class="muted">Changing it signs you out everywhere else.</p>
        <div>
          <a class="button" href={addressOf('password')}>
            Change password
          </a>
        </div>
      </section>
      <section class="stack-s" aria-labelledby="factor-title">
        <h2 id="factor-title">Second factor</h2>
        {factor && !factor.active && asked !== 'setup' && (
          <>
            <p class="muted">A code from an app on your phone, asked for beside the password. Who has your password alone does not get in.</p>
            <div>
              <button type="button" class="button button-primary" onClick={() => setAsked('setup')}>
                Set up a second factor
              </button>
            </div>
          </>
        )}
        {asked === 'setup' && <div class="card card-body"><SecondFactorSetup http={http} onDone={done} /></div>}
        {codes && <div class="card card-body"><RecoveryCodes codes={codes} onDone={done} /></div>}
        {factor?.active && !codes && asked !== 'setup' && (
          <>
            <p>
              <span class="chip">On</span> {recoveryWords(factor.recoveryLeft)}
            </p>
            {factor.recoveryLeft < 3 && <Notice tone="warning">Few recovery codes are left. Make new ones before you need them.</Notice>}
            <div class="row">
              <button type="button" class="button" onClick={() => setAsked('renew')}>
                Make new recovery codes
              </button>
              {factor.required ? (
                <span class="muted small">Your role asks for it, so it stays on.</span>
              ) : (
                <button type="button" class="button button-danger" onClick={() => setAsked('off')}>
                  Switch off
                </button>
              )}
            </div>
          </>
        )}
      </section>
      <section class="stack-s" aria-labelledby="sessions-title">
        <h2 id="sessions-title">Where you are signed in</h2>
        {sessions && <SessionList sessions={sessions} onEnd={(id) => void end(id)} onEndOthers={() => void end(null)} />}
      </section>
      {asked === 'off' && (
        <PasswordDialog
          title="Switch off the second factor?"
          text="Your password alone lets you in then."
          confirm="Switch off"
          send={(password) => http('POST', '/console/api/second-factor/off', { password })}
          onClose={() => setAsked(null)}
          onDone={done}
        />
      )}
      {asked === 'renew' && (
        <PasswordDialog
          title="Make new recovery codes?"
          text="The ones you have are worth nothing then."
          confirm="Make new codes"
          send={(password) => http<{ recoveryCodes: string[] }>('POST', '/console/api/second-factor/recovery', { password })}
          onClose={() => setAsked(null)}
          onDone={(made) => {
            setAsked(null);
            setCodes(made?.recoveryCodes ?? null);
            void session.check();
          }}
        />
      )}
    </main>
  );
}

const recoveryWords = (left: number): string => (left === 1 ? '1 recovery code is left.' : `${left} recovery codes are left.`);
