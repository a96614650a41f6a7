import { Router } from 'express';
import type { CookieOptions } from 'express';
import * as v from 'valibot';
import type { OpenId, OpenIdAttempt } from './open-id.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { addressOf, cookieOptions, keptCookie } from './session-routes.ts';
import type { Sessions } from './sessions.ts';
import type { UserStore } from './user-store.ts';
import type { UserWithPassword } from './user.ts';

/** Where both routes lie, below the server's address; the second is what is entered at the provider. */
const PATH = '/console/api/sso';
/** The provider sends people back here. */
export const SSO_CALLBACK = `${PATH}/callback`;

const COOKIE = 'porchlight_sso';
/** Who has not come back after ten minutes begins again. In milliseconds. */
const ATTEMPT_MS = 10 * 60_000;

const word = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,200}$/));
const attemptSchema = v.tuple([word, word, word]);

/** What the routes work on. `publicUrl` is the address the provider knows. */
export interface OpenIdRoutesOptions {
  openId: OpenId;
  users: Pick<UserStore, 'signedIn'>;
  sessions: Sessions;
  publicUrl: string;
  secure: boolean;
  now(): number;
  signedIn(user: UserWithPassword, address: string): void;
}

/** Goes to the provider and comes back. Both are pages of the browser's own way, so they answer with where it goes next. */
export function openIdRoutes({ openId, users, sessions, publicUrl, secure, now, signedIn }: OpenIdRoutesOptions): Router {
  const router = Router();
  const cookie: CookieOptions = { ...cookieOptions(secure), path: PATH };

  router.get('/sso/start', async (_request, response) => {
    try {
      const { url, attempt } = await openId.begin();
      response.cookie(COOKIE, [attempt.state, attempt.nonce, attempt.verifier].join('.'), { ...cookie, maxAge: ATTEMPT_MS });
      response.redirect(303, url);
    } catch {
      response.redirect(303, '/console?sso=unreachable');
    }
  });

  router.get('/sso/callback', async (request, response) => {
    const attempt = attemptOf(request.get('cookie'));
    response.clearCookie(COOKIE, cookie);
    const found = attempt === null ? 'failed' : await openId.finish(new URL(request.originalUrl, publicUrl), attempt);
    if (typeof found === 'string') {
      response.redirect(303, `/console?sso=${found}`);
      return;
    }
    const before = await sessions.fromCookie(request.get('cookie'));
    const { token } = await sessions.begin(found, { via: 'sso', address: addressOf(request), device: request.get('user-agent') ?? '' });
    if (before) await sessions.end(before.sessionId);
    await users.signedIn(found.id, now());
    signedIn(found, addressOf(request));
    response.cookie(SESSION_COOKIE, token, keptCookie(secure));
    response.redirect(303, '/console');
  });

  return router;
}

function attemptOf(header: string | undefined): OpenIdAttempt | null {
  const value = (header ?? '').split(';').map((pair) => pair.trim()).find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
  const parsed = v.safeParse(attemptSchema, (value ?? '').split('.'));
  if (!parsed.success) return null;
  const [state, nonce, verifier] = parsed.output;
  return { state, nonce, verifier };
}
