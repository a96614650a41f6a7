/**
 * Who is signed in here. Only the server's "no such session" (401) ends a session; a server that cannot be asked
 * changes nothing but is asked again.
 */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { AccountUser } from '../../protocol/account.ts';
import type { Outcome } from '../../client/model.ts';
import type { Http } from '../app/http.ts';

/** The person at this console. */
export type SessionUser = AccountUser;

/** What is known of the session. `unreachable` is asked again by itself. */
export type SessionState =
  | { kind: 'checking' | 'unreachable' }
  | { kind: 'signed_out'; ended: boolean }
  | {
      kind: 'signed_in';
      user: SessionUser;
      /** They have just come through a form, which is gone and has taken the focus with it. */
      entered: boolean;
    };

/** The session and what can be done with it. */
export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  check(): Promise<void>;
  /** `code` is that of a second factor; an answer with an issue at `code` asks for it. */
  signIn(email: string, password: string, code?: string): Promise<Outcome<unknown>>;
  /** Somebody came in by a link, or has just set up what was missing. */
  entered(user: SessionUser): void;
  signOut(): Promise<Outcome<unknown>>;
  changePassword(current: string, next: string): Promise<Outcome<unknown>>;
  /** The server has said that the session is over. */
  ended(): void;
  dispose(): void;
}

const SESSION = '/console/api/session';
/** First pause before asking again, in milliseconds; it doubles up to the longest. */
const RETRY_MS = 1_000;
const RETRY_MAX_MS = 15_000;

/** The session by the console's HTTP addresses. */
export function createSessionModel(http: Http): SessionModel {
  const state = signal<SessionState>({ kind: 'checking' });
  let pauseMs = RETRY_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const check = async (): Promise<void> => {
    clearTimeout(timer);
    const answer = await http<{ user: SessionUser }>('GET', SESSION);
    if (answer.ok) {
      pauseMs = RETRY_MS;
      state.value = { kind: 'signed_in', user: answer.data.user, entered: false };
    } else if (answer.error.code === 'unauthenticated') {
      pauseMs = RETRY_MS;
      state.value = { kind: 'signed_out', ended: state.value.kind === 'signed_in' };
    } else {
      if (state.value.kind === 'checking') state.value = { kind: 'unreachable' };
      timer = setTimeout(() => void check(), pauseMs);
      pauseMs = Math.min(pauseMs * 2, RETRY_MAX_MS);
    }
  };
  const ended = () => {
    if (state.value.kind === 'signed_in') state.value = { kind: 'signed_out', ended: true };
  };
  return {
    state,
    check,
    async signIn(email, password, code) {
      const answer = await http<{ user: SessionUser }>('POST', SESSION, { email, password, ...(code !== undefined && { code }) });
      if (answer.ok) state.value = { kind: 'signed_in', user: answer.data.user, entered: true };
      return answer;
    },
    entered(user) {
      state.value = { kind: 'signed_in', user, entered: true };
    },
    async signOut() {
      const answer = await http<null>('DELETE', SESSION);
      if (answer.ok || answer.error.code === 'unauthenticated') state.value = { kind: 'signed_out', ended: false };
      return answer;
    },
    async changePassword(current, next) {
      const answer = await http<null>('POST', '/console/api/password', { current, next });
      const now = state.value;
      if (answer.ok && now.kind === 'signed_in') {
        state.value = { kind: 'signed_in', user: { ...now.user, mustChangePassword: false }, entered: now.user.mustChangePassword };
      }
      if (!answer.ok && answer.error.code === 'unauthenticated') ended();
      return answer;
    },
    ended,
    dispose() {
      clearTimeout(timer);
    },
  };
}
