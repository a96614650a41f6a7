import type { ComponentChildren } from 'preact';
import { LampMark } from '../ui/lamp-mark.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PasswordForm } from './password-form.tsx';
import type { SessionModel, SessionUser } from './session-model.ts';
import { SignInPage } from './sign-in-page.tsx';

/** Shows what is behind it only to somebody who has signed in with a password of their own. */
export function SessionGate({ session, children }: { session: SessionModel; children: (user: SessionUser) => ComponentChildren }) {
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
      return <SignInPage session={session} ended={state.ended} />;
    case 'signed_in':
      return state.user.mustChangePassword ? <FirstPassword session={session} /> : <>{children(state.user)}</>;
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
