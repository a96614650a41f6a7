import { Router } from 'express';
import type { CookieOptions, Request } from 'express';
import * as v from 'valibot';
import type { AccountUser } from '../../protocol/account.ts';
import { emailSchema } from '../../protocol/fields.ts';
import { AppError } from '../kernel/errors.ts';
import { jsonRoute } from '../http/json-route.ts';
import type { ChangePassword } from './change-password.ts';
import { typedPasswordSchema } from './password-rules.ts';
import { SESSION_COOKIE, tokenFromCookie } from './session-cookie.ts';
import { SESSION_MS } from './sessions.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import { staffUser } from './user.ts';

const signInSchema = v.object({ email: emailSchema, password: typedPasswordSchema, code: v.optional(v.pipe(v.string(), v.maxLength(64))) });
const passwordSchema = v.object({ current: typedPasswordSchema, next: typedPasswordSchema });

/** What the routes work on. `secure` says that the server is reached by https. */
export interface SessionRoutesOptions {
  sessions: Sessions;
  signIn: SignIn;
  changePassword: ChangePassword;
  secure: boolean;
}

/** How the session's cookie is kept: not readable by scripts, not sent along by other sites' forms. */
export const cookieOptions = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', path: '/', secure });
/** The same with the time it lives. */
export const keptCookie = (secure: boolean): CookieOptions => ({ ...cookieOptions(secure), maxAge: SESSION_MS });

/** Sign in, who am I, sign out, change the password: what a console can do before anything else works. */
export function sessionRoutes({ sessions, signIn, changePassword, secure }: SessionRoutesOptions): Router {
  const router = Router();

  router.get('/session', jsonRoute(v.object({}), async (_input, { request, response }) => {
    const found = await sessions.fromCookie(request.get('cookie'), addressOf(request));
    if (!found) throw new AppError('unauthenticated', 'Nobody is signed in.');
    const token = found.renewed ? tokenFromCookie(request.get('cookie')) : null;
    if (token !== null) response.cookie(SESSION_COOKIE, token, keptCookie(secure));
    return { user: accountUser(found) };
  }));

  router.post('/session', jsonRoute(signInSchema, async ({ email, password, code }, { request, response }) => {
    const before = await sessions.fromCookie(request.get('cookie'));
    const { token, user } = await signIn({ email, password, code, address: addressOf(request), device: request.get('user-agent') });
    if (before) await sessions.end(before.sessionId);
    response.cookie(SESSION_COOKIE, token, keptCookie(secure));
    return { user: accountUser({ user, mustSetUpSecondFactor: user.secondFactorRequired && !user.secondFactor }) };
  }));

  router.delete('/session', jsonRoute(v.object({}), async (_input, { request, response }) => {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (found) await sessions.end(found.sessionId);
    response.clearCookie(SESSION_COOKIE, cookieOptions(secure));
  }));

  router.post('/password', jsonRoute(passwordSchema, async (change, { request }) => {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (!found) throw new AppError('unauthenticated', 'Sign in first.');
    await changePassword(found, { ...change, address: addressOf(request) });
  }));

  return router;
}

/** Somebody as their own console sees them. */
export const accountUser = ({ user, mustSetUpSecondFactor }: Pick<SignedIn, 'user' | 'mustSetUpSecondFactor'>): AccountUser => ({
  ...staffUser(user),
  mustChangePassword: user.mustChangePassword,
  mustSetUpSecondFactor,
});

/** Where a request comes from. */
export const addressOf = (request: Request): string => request.ip ?? '';
