/** Who signs in to the console or calls the API, and how they prove it. */
export type { Accounts, NewAccount } from './accounts.ts';
export { addressBlock } from './address-block.ts';
export { principalOf, requireScope } from './api-access-routes.ts';
export type { ApiTokens, ListedToken, Principal } from './api-tokens.ts';
export { authIndexes, createAuth } from './create-auth.ts';
export type { Auth } from './create-auth.ts';
export type { FirstAdmin, FirstSignIn } from './first-admin.ts';
export { PASSWORD_MAX, PASSWORD_MIN, passwordProblem } from './password-rules.ts';
export { SESSION_COOKIE } from './session-cookie.ts';
export { sessionRoutes } from './session-routes.ts';
export { SESSION_MS } from './sessions.ts';
export type { Sessions, SignedIn } from './sessions.ts';
export { SIGN_IN_LIMITS } from './sign-in-limits.ts';
export type { SignInLimits } from './sign-in-limits.ts';
export { tokenRoutes } from './token-routes.ts';
export { staffUser } from './user.ts';
export type { StaffUser, User, UserWithPassword } from './user.ts';
export type { UserChange, UserStore } from './user-store.ts';
