import { Router } from 'express';
import type { CookieOptions, Request } from 'express';
import * as v from 'valibot';
import { emailSchema } from '../../protocol/fields.ts';
import { AppError } from '../kernel/errors.ts';
import { jsonRoute } from '../http/json-route.ts';
import type { ChangePassword } from './change-password.ts';
import { typedPasswordSchema } from './password-rules.ts';
import { SESSION_COOKIE, tokenFromCookie } from './session-cookie.ts';
import { SESSION_MS } from './sessions.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';
import { staffUser } from './user.ts';
import type { User } from './user.ts';

const signInSchema = v.object({ email: emailSchema, password: typedPasswordSchema });
const passwordSchema = v.object({ current: typedPasswordSchema, next: typedPasswordSchema });

/** What the routes work on. `secure` says that the server is reached by https. */
export interface SessionRoutesOptions {
  sessions: Sessions;
  signIn: SignIn;
  changePassword: ChangePassword;
  secure: boolean;
}

/** Sign in, who am I, sign out, change the password: what a console can do before anything else works. */
export function sessionRoutes({ sessions, signIn, changePassword, secure }: SessionRoutesOptions): Router {
  const cookie: CookieOptions = { httpOnly: true, sameSite: 'lax', path: '/', secure };
  const keep = { ...cookie, maxAge: SESSION_MS };
  const router = Router();

  router.get('/session', jsonRoute(v.object({}), async (_input, { request, response }) => {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (!found) throw new AppError('unauthenticated', 'Nobody is signed in.');
    const token = found.renewed ? tokenFromCookie(request.get('cookie')) : null;
    if (token !== null) response.cookie(SESSION_COOKIE, token, keep);
    return { user: consoleUser(found.user) };
  }));

  router.post('/session', jsonRoute(signInSchema, async ({ email, password }, { request, response }) => {
    const before = await sessions.fromCookie(request.get('cookie'));
    const { token, user } = await signIn({ email, password, address: addressOf(request) });
    if (before) await sessions.end(before.sessionId);
    response.cookie(SESSION_COOKIE, token, keep);
    return { user: consoleUser(user) };
  }));

  router.delete('/session', jsonRoute(v.object({}), async (_input, { request, response }) => {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (found) await sessions.end(found.sessionId);
    response.clearCookie(SESSION_COOKIE, cookie);
  }));

  router.post('/password', jsonRoute(passwordSchema, async (change, { request }) => {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (!found) throw new AppError('unauthenticated', 'Sign in first.');
    await changePassword(found, { ...change, address: addressOf(request) });
  }));

  return router;
}

const consoleUser = (user: User) => ({ ...staffUser(user), mustChangePassword: user.mustChangePassword });
const addressOf = (request: Request): string => request.ip ?? '';
