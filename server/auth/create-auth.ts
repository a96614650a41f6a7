import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import { createAccounts } from './accounts.ts';
import type { Accounts } from './accounts.ts';
import { createApiTokens } from './api-tokens.ts';
import type { ApiTokens } from './api-tokens.ts';
import { createChangePassword } from './change-password.ts';
import type { ChangePassword } from './change-password.ts';
import { ensureFirstAdmin } from './first-admin.ts';
import type { FirstAdmin, FirstSignIn } from './first-admin.ts';
import { createRoleStore } from './role-store.ts';
import { createRoles } from './roles.ts';
import type { Roles } from './roles.ts';
import { createSessionStore, sessionIndexes } from './session-store.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { createSignInLimiter } from './sign-in-limits.ts';
import type { SignInLimits } from './sign-in-limits.ts';
import { createTokenStore, tokenIndexes } from './token-store.ts';
import { createUserStore, userIndexes } from './user-store.ts';
import type { UserStore } from './user-store.ts';

/** What is known of people, and how they prove who they are. */
export interface Auth {
  users: UserStore;
  roles: Roles;
  accounts: Accounts;
  sessions: Sessions;
  tokens: ApiTokens;
  signIn: SignIn;
  changePassword: ChangePassword;
  ensureFirstAdmin(admin: FirstAdmin): Promise<FirstSignIn>;
}

/** The indexes of the collections `users`, `sessions` and `tokens`. */
export const authIndexes = [...userIndexes, ...sessionIndexes, ...tokenIndexes];

/** The whole of auth over a store. Limits of attempts are those of this process. */
export function createAuth(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock, limits?: SignInLimits): Auth {
  const roles = createRoles(createRoleStore(store), clock);
  const users = createUserStore(store, () => roles.grants());
  const sessionStore = createSessionStore(store);
  const sessions = createSessions(sessionStore, users, clock);
  const accounts = createAccounts(users, sessions, clock);
  const limiter = createSignInLimiter(limits);
  return {
    users,
    roles,
    accounts,
    sessions,
    tokens: createApiTokens(createTokenStore(store), users, clock),
    signIn: createSignIn(users, sessions, limiter, clock),
    changePassword: createChangePassword(users, sessionStore, sessions, limiter),
    ensureFirstAdmin: (admin) => ensureFirstAdmin(users, accounts, admin),
  };
}
