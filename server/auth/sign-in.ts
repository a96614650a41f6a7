import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { verifyForNobody, verifyPassword } from './password.ts';
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
  address: string;
}

/** Begins a session. Throws AppError `unauthenticated` (the same for an unknown person and a wrong password) or `rate_limited`. */
export type SignIn = (attempt: SignInAttempt) => Promise<{ token: string; sessionId: string; user: User }>;

/** Sign-in over users and sessions. */
export function createSignIn(users: UserStore, sessions: Sessions, limiter: SignInLimiter, clock: Clock): SignIn {
  return async ({ email, password, address }) => {
    await limiter.begin(address, email);
    const user = await users.findByEmail(email);
    const right = user ? await verifyPassword(user.passwordHash, password) : await verifyForNobody(password);
    if (!user || !right || !user.active) {
      throw new AppError('unauthenticated', 'This e-mail address and password do not belong together.');
    }
    await limiter.succeeded(address, email);
    const { token, sessionId } = await sessions.begin(user);
    await users.signedIn(user.id, clock.now());
    return { token, sessionId, user: withoutPassword(user) };
  };
}
