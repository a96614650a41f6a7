import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { verifyForNobody, verifyPassword } from './password.ts';
import type { SecondFactors } from './second-factor.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLimiter } from './sign-in-limits.ts';
import type { UserStore } from './user-store.ts';
import { withoutPassword } from './user.ts';
import type { User } from './user.ts';

/** Who wants to sign in, with what, from where. */
export interface SignInAttempt {
  /** Folded to lower case. */
  email: string;
  password: string;
  /** Of the app or for recovery, where the person has a second factor. */
  code?: string | undefined;
  address: string;
  /** What the browser says it is. */
  device?: string | undefined;
}

/**
 * Begins a session. Throws AppError `unauthenticated` (the same for an unknown person and a wrong password), with an
 * issue at `code` where the password was right and a code is missing or wrong; or `rate_limited`.
 */
export type SignIn = (attempt: SignInAttempt) => Promise<{ token: string; sessionId: string; user: User }>;

/** What signing in stands on. */
export interface SignInParts {
  users: UserStore;
  sessions: Sessions;
  secondFactors: Pick<SecondFactors, 'check'>;
  limiter: SignInLimiter;
  clock: Clock;
}

const codeRefused = (message: string): AppError => new AppError('unauthenticated', message, { issues: [{ path: 'code', message }] });

/** Sign-in over users and sessions. */
export function createSignIn({ users, sessions, secondFactors, limiter, clock }: SignInParts): SignIn {
  return async ({ email, password, code, address, device }) => {
    await limiter.begin(address, email);
    const user = await users.findByEmail(email);
    const right = user ? await verifyPassword(user.passwordHash, password) : await verifyForNobody(password);
    if (!user || !right || !user.active) {
      throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.');
    }
    if (user.secondFactor && code === undefined) {
      await limiter.unfinished(address, email);
      throw codeRefused('Enter the code of your second factor.');
    }
    if (user.secondFactor && !(await secondFactors.check(user.id, code ?? ''))) throw codeRefused('This code is not right, or was used already.');
    await limiter.succeeded(address, email);
    const { token, sessionId } = await sessions.begin(user, { via: 'password', address, ...(device !== undefined && { device }) });
    await users.signedIn(user.id, clock.now());
    return { token, sessionId, user: withoutPassword(user) };
  };
}
