import type { UserId } from '../../protocol/ids.ts';
import { CAPACITY_DEFAULT } from '../../protocol/people-contract.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId, randomToken } from '../kernel/ids.ts';
import { hashPassword, temporaryPassword } from './password.ts';
import type { Sessions } from './sessions.ts';
import type { SignInLimiter } from './sign-in-limits.ts';
import type { UserStore } from './user-store.ts';
import { withoutPassword } from './user.ts';
import type { NewUser, User } from './user.ts';

/** Who a new account is for. */
export interface NewAccount {
  /** Folded to lower case. */
  email: string;
  name: string;
  role: Role;
}

/** Makes accounts and gives out passwords. A password made here is known to two people, so it must be changed at once. */
export interface Accounts {
  /** Throws AppError `conflict` when the e-mail address is taken. */
  add(account: NewAccount): Promise<{ user: User; temporaryPassword: string }>;
  /** The same with a password the person chose. */
  addWithPassword(account: NewAccount, password: string): Promise<User>;
  /** An account that somebody is invited to: it has no password anybody knows. */
  invite(account: NewAccount): Promise<User>;
  /** Replaces a password, ends all sessions, and lets who was locked out try again. Throws AppError `not_found`. */
  resetPassword(id: UserId): Promise<string>;
}

/** How often a reset is tried again when the password changes in the same moment. */
const ATTEMPTS = 5;

/** Accounts over users and sessions. */
export function createAccounts(users: UserStore, sessions: Sessions, limiter: Pick<SignInLimiter, 'forget'>, clock: Clock): Accounts {
  async function insert({ email, name, role }: NewAccount, password: string, { mustChangePassword = false, pending = false }): Promise<User> {
    const id = randomId() as UserId;
    const user: NewUser = {
      id, email, name, role, active: true, pending, mustChangePassword, secondFactor: false, createdAt: clock.now(), lastSignInAt: null,
      skills: [], languages: [], capacity: CAPACITY_DEFAULT,
      passwordHash: await hashPassword(password), passwordVersion: 1,
    };
    await users.insert(user);
    const made = await users.find(id);
    if (!made) throw new AppError('conflict', 'This account was removed in the same moment.');
    return withoutPassword(made);
  }

  return {
    async add(account) {
      const password = temporaryPassword();
      return { user: await insert(account, password, { mustChangePassword: true }), temporaryPassword: password };
    },
    addWithPassword: (account, password) => insert(account, password, {}),
    invite: (account) => insert(account, randomToken(), { pending: true }),
    async resetPassword(id) {
      const password = temporaryPassword();
      const hash = await hashPassword(password);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const user = await users.find(id);
        if (!user) throw new AppError('not_found', 'There is no such person.');
        if (await users.setPassword(id, user.passwordVersion, { hash, mustChange: true })) {
          await sessions.endAll(id);
          await limiter.forget(user.email);
          return password;
        }
      }
      throw new AppError('conflict', 'The password is being changed by somebody else. Try again.');
    },
  };
}
