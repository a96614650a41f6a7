import type { UserId } from '../../protocol/ids.ts';
import { CAPACITY_DEFAULT } from '../../protocol/people-contract.ts';
import type { Role } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { hashPassword, temporaryPassword } from './password.ts';
import type { Sessions } from './sessions.ts';
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
  /** Replaces a password and ends all sessions. Throws AppError `not_found`. */
  resetPassword(id: UserId): Promise<string>;
}

/** How often a reset is tried again when the password changes in the same moment. */
const ATTEMPTS = 5;

/** Accounts over users and sessions. */
export function createAccounts(users: UserStore, sessions: Sessions, clock: Clock): Accounts {
  async function insert({ email, name, role }: NewAccount, password: string, mustChangePassword: boolean): Promise<User> {
    const id = randomId() as UserId;
    const user: NewUser = {
      id, email, name, role, active: true, mustChangePassword, createdAt: clock.now(), lastSignInAt: null,
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
      return { user: await insert(account, password, true), temporaryPassword: password };
    },
    addWithPassword: (account, password) => insert(account, password, false),
    async resetPassword(id) {
      const password = temporaryPassword();
      const hash = await hashPassword(password);
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const user = await users.find(id);
        if (!user) throw new AppError('not_found', 'There is no such person.');
        if (await users.setPassword(id, user.passwordVersion, { hash, mustChange: true })) {
          await sessions.endAll(id);
          return password;
        }
      }
      throw new AppError('conflict', 'The password is being changed by somebody else. Try again.');
    },
  };
}
