import type { ComponentChildren } from 'preact';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Http } from '../app/http.ts';
import { PasswordForm } from './password-form.tsx';
import type { SessionModel, SessionUser } from './session-model.ts';
import { SecondFactorSetup } from './second-factor-setup.tsx';
import { SignInPage } from './sign-in-page.tsx';

/** Shows what is behind it only to somebody who has signed in with a password of their own, and with all that their role asks for. */
export function SessionGate({ session, http, children }: { session: SessionModel; http: Http; children: (user: SessionUser) => ComponentChildren }) {
  const state = session.state.value;
  switch (state.kind) {
    case 'checking':
      return <Skeleton rows={1} label="Checking your session" />;
    case 'unreachable':
      return (
        <main class="gate">
          <div class="gate-card card">
            <LampMark />
            <h1>One moment</h1>
            <Notice tone="warning">The server cannot be reached. This page goes on by itself as soon as it answers.</Notice>
            <button type="button" class="button" onClick={() => void session.check()}>
              Try now
            </button>
          </div>
        </main>
      );
    case 'signed_out':
      return <SignInPage session={session} http={http} ended={state.ended} />;
    case 'signed_in':
      if (state.user.mustChangePassword) return <FirstPassword session={session} />;
      return state.user.mustSetUpSecondFactor ? <FirstSecondFactor session={session} http={http} user={state.user} /> : <>{children(state.user)}</>;
  }
}

function FirstPassword({ session }: { session: SessionModel }) {
  return (
    <main class="gate">
      <div class="gate-card card">
        <LampMark />
        <h1>Choose your own password</h1>
        <p class="muted">The one you signed in with is temporary, and somebody else has seen it. Choose one that only you know.</p>
        <PasswordForm session={session} forced onDone={() => undefined} />
        <button type="button" class="button button-quiet" onClick={() => void session.signOut()}>
          Sign out
        </button>
      </div>
    </main>
  );
}

function FirstSecondFactor({ session, http, user }: { session: SessionModel; http: Http; user: SessionUser }) {
  return (
    <main class="gate">
      <div class="gate-card card">
        <LampMark />
        <h1>Set up your second factor</h1>
        <p class="muted">Your role asks for a code from an app on your phone beside the password.</p>
        <SecondFactorSetup http={http} onDone={() => session.entered({ ...user, mustSetUpSecondFactor: false })} />
        <button type="button" class="button button-quiet" onClick={() => void session.signOut()}>
          Sign out
        </button>
      </div>
    </main>
  );
}
