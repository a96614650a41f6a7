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
import { createLockoutStore, lockoutIndexes } from './lockout-store.ts';
import { createOneTimeLinkStore, oneTimeLinkIndexes } from './one-time-link-store.ts';
import { createOneTimeLinks } from './one-time-links.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import { createRoleStore } from './role-store.ts';
import { createRoles } from './roles.ts';
import type { Roles } from './roles.ts';
import { createSecondFactorStore } from './second-factor-store.ts';
import { createSecondFactors } from './second-factor.ts';
import type { SecondFactors } from './second-factor.ts';
import { createSessionStore, sessionIndexes } from './session-store.ts';
import { createSessions } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import { createSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';
import { createSignInLimiter } from './sign-in-limits.ts';
import type { SignInLimiter, SignInLimits } from './sign-in-limits.ts';
import { createTokenStore, tokenIndexes } from './token-store.ts';
import { createUserStore, userIndexes } from './user-store.ts';
import type { UserStore } from './user-store.ts';

/** What is known of people, and how they prove who they are. */
export interface Auth {
  users: UserStore;
  roles: Roles;
  accounts: Accounts;
  sessions: Sessions;
  secondFactors: SecondFactors;
  links: OneTimeLinks;
  tokens: ApiTokens;
  signIn: SignIn;
  limiter: SignInLimiter;
  changePassword: ChangePassword;
  ensureFirstAdmin(admin: FirstAdmin): Promise<FirstSignIn>;
}

/** The indexes of the collections `users`, `sessions` and `tokens`. */
export const authIndexes = [...userIndexes, ...sessionIndexes, ...tokenIndexes, ...lockoutIndexes, ...oneTimeLinkIndexes];

/** The whole of auth over a store. Limits of attempts are those of this process. */
export function createAuth(store: Pick<Store, 'connection' | 'writable' | 'assertWritable'>, clock: Clock, limits?: SignInLimits): Auth {
  const roles = createRoles(createRoleStore(store), clock);
  const users = createUserStore(store, () => roles.grants());
  const sessionStore = createSessionStore(store);
  const sessions = createSessions(sessionStore, users, clock);
  const limiter = createSignInLimiter(createLockoutStore(store), clock, limits);
  const accounts = createAccounts(users, sessions, limiter, clock);
  const secondFactors = createSecondFactors(createSecondFactorStore(store), users, clock);
  return {
    users,
    roles,
    accounts,
    sessions,
    secondFactors,
    links: createOneTimeLinks(createOneTimeLinkStore(store), users, sessions, limiter, clock),
    tokens: createApiTokens(createTokenStore(store), users, clock),
    limiter,
    signIn: createSignIn({ users, sessions, secondFactors, limiter, clock }),
    changePassword: createChangePassword(users, sessionStore, sessions, limiter),
    ensureFirstAdmin: (admin) => ensureFirstAdmin(users, accounts, admin),
  };
}
