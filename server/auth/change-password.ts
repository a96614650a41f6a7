import { AppError } from '../kernel/errors.ts';
import { passwordProblem } from './password-rules.ts';
import { hashPassword, verifyPassword } from './password.ts';
import type { SessionStore } from './session-store.ts';
import type { SignedIn, Sessions } from './sessions.ts';
import type { SignInLimiter } from './sign-in-limits.ts';
import type { UserStore } from './user-store.ts';

/** A change of one's own password. */
export interface PasswordChange {
  current: string;
  next: string;
  address: string;
}

/**
 * Changes a password and ends the user's other sessions. Throws AppError `invalid_payload` with an issue at `current` or
 * `next`, `rate_limited`, or `conflict` when the password was changed by somebody else in the meantime.
 */
export type ChangePassword = (who: Pick<SignedIn, 'sessionId' | 'user'>, change: PasswordChange) => Promise<void>;

/** Password changes over users and sessions. */
export function createChangePassword(
  users: UserStore,
  sessionStore: SessionStore,
  sessions: Sessions,
  limiter: SignInLimiter,
): ChangePassword {
  return async ({ sessionId, user: { id, email } }, { current, next, address }) => {
    await limiter.begin(address, email);
    const user = await users.find(id);
    if (!user || !(await verifyPassword(user.passwordHash, current))) throw refused('current', 'is not your current password');
    await limiter.succeeded(address, email);
    const problem = passwordProblem(next, { email, current });
    if (problem !== null) throw refused('next', problem);
    const hash = await hashPassword(next);
    // First this session is made good for the new password, then the password is set: at no moment is it over.
    await sessionStore.setPasswordVersion(sessionId, user.passwordVersion + 1);
    const changed = await users.setPassword(id, user.passwordVersion, { hash, mustChange: false });
    if (!changed) {
      await sessions.end(sessionId);
      throw new AppError('conflict', 'Your password was changed elsewhere. Sign in again.');
    }
    await sessions.endAll(id, sessionId);
  };
}

const refused = (path: 'current' | 'next', problem: string): AppError => {
  const what = path === 'current' ? 'The current password' : 'The new password';
  return new AppError('invalid_payload', `${what} ${problem}.`, { issues: [{ path, message: `${what} ${problem}.` }] });
};
