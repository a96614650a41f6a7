import { Router } from 'express';
import * as v from 'valibot';
import type { OneTimeLinkInfo, SignInOptions } from '../../protocol/account.ts';
import { emailSchema } from '../../protocol/fields.ts';
import { jsonRoute } from '../http/json-route.ts';
import type { Logger } from '../kernel/log.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { addressBlock } from './address-block.ts';
import type { OneTimeLinks } from './one-time-links.ts';
import { typedPasswordSchema } from './password-rules.ts';
import { SESSION_COOKIE } from './session-cookie.ts';
import { accountUser, addressOf, keptCookie } from './session-routes.ts';
import type { Sessions } from './sessions.ts';
import type { UserStore } from './user-store.ts';
import type { User } from './user.ts';

const tokenSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{43}$/, 'is no link of ours'));

/** What the routes work on. */
export interface LinkRoutesOptions {
  links: OneTimeLinks;
  users: Pick<UserStore, 'findByEmail'>;
  sessions: Sessions;
  secure: boolean;
  logger: Logger;
  options(): SignInOptions;
  companyName(): Promise<string>;
  /** Mails a link for a new password; null where there is no mail. */
  sendReset: ((user: User, token: string) => Promise<unknown>) | null;
  /** By address: whoever asks too often is told; by person: nothing goes out, and nobody is told. */
  limits: { asked: RateLimiter; opened: RateLimiter; mailed: RateLimiter };
}

/** What can be done without being signed in: ask for a new password, and come in by a link. */
export function linkRoutes({ links, users, sessions, secure, logger, options, companyName, sendReset, limits }: LinkRoutesOptions): Router {
  const router = Router();

  router.get('/sign-in-options', jsonRoute(v.object({}), async () => options()));

  router.post('/forgotten-password', jsonRoute(v.object({ email: emailSchema }), async ({ email }, { request }) => {
    await limits.asked.take(addressBlock(addressOf(request)));
    // Whether there is such a person must show in neither the answer nor its time, so nothing waits for it.
    void mailReset(email).catch((err: unknown) => logger.warn({ err }, 'a mail for a new password could not be written'));
  }));

  async function mailReset(email: string): Promise<void> {
    const user = sendReset && (await users.findByEmail(email));
    if (!user?.active) return;
    // A flood of mails would bury the one that counts.
    const room = await limits.mailed.take(user.id).then(() => true, () => false);
    if (!room) return;
    const { token } = await links.make(user.id, user.pending ? 'invitation' : 'reset');
    await sendReset?.(user, token);
  }

  router.post('/link', jsonRoute(v.object({ token: tokenSchema }), async ({ token }, { request }): Promise<OneTimeLinkInfo> => {
    await limits.opened.take(addressBlock(addressOf(request)));
    const { kind, user } = await links.read(token);
    return { kind, name: user.name, email: user.email, companyName: await companyName() };
  }));

  router.post('/link/password', jsonRoute(v.object({ token: tokenSchema, password: typedPasswordSchema }), async ({ token, password }, { request, response }) => {
    await limits.opened.take(addressBlock(addressOf(request)));
    const { kind, user } = await links.redeem(token, password);
    // Who forgot a password may still have a second factor, so they sign in; who is new comes in at once.
    if (kind === 'reset' || user.secondFactor) return { user: null };
    const session = await sessions.begin(user, { via: 'password', address: addressOf(request), device: request.get('user-agent') ?? '' });
    response.cookie(SESSION_COOKIE, session.token, keptCookie(secure));
    return { user: accountUser({ user, mustSetUpSecondFactor: user.secondFactorRequired }) };
  }));

  return router;
}
