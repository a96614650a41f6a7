import { Router } from 'express';
import type { Request } from 'express';
import * as v from 'valibot';
import type { SecondFactorState, SessionRow } from '../../protocol/account.ts';
import { jsonRoute } from '../http/json-route.ts';
import { AppError } from '../kernel/errors.ts';
import { typedPasswordSchema } from './password-rules.ts';
import { verifyPassword } from './password.ts';
import type { SecondFactors } from './second-factor.ts';
import { addressOf } from './session-routes.ts';
import type { Session } from './session-store.ts';
import type { Sessions, SignedIn } from './sessions.ts';
import type { SignInLimiter } from './sign-in-limits.ts';
import type { UserStore } from './user-store.ts';

/** What the routes work on. `noted` writes down what was done to an account. */
export interface SecurityRoutesOptions {
  sessions: Sessions;
  secondFactors: SecondFactors;
  users: UserStore;
  limiter: SignInLimiter;
  companyName(): Promise<string>;
  noted(action: 'second_factor_on' | 'second_factor_off' | 'recovery_renewed', who: SignedIn['user'], address: string): void;
}

const passwordSchema = v.object({ password: typedPasswordSchema });

/** One's own sessions and second factor. What weakens the account asks for the password again. */
export function securityRoutes({ sessions, secondFactors, users, limiter, companyName, noted }: SecurityRoutesOptions): Router {
  const router = Router();

  async function me(request: Request): Promise<SignedIn> {
    const found = await sessions.fromCookie(request.get('cookie'));
    if (!found) throw new AppError('unauthenticated', 'Sign in first.');
    if (found.user.mustChangePassword) throw new AppError('forbidden', 'Change your password first.');
    return found;
  }

  async function withPassword(request: Request, password: string): Promise<SignedIn> {
    const found = await me(request);
    const { id, email } = found.user;
    await limiter.begin(addressOf(request), email);
    const user = await users.find(id);
    if (!user || !(await verifyPassword(user.passwordHash, password))) {
      const message = 'This is not your password.';
      throw new AppError('invalid_payload', message, { issues: [{ path: 'password', message }] });
    }
    await limiter.succeeded(addressOf(request), email);
    return found;
  }

  const stateOf = async ({ user: { id } }: SignedIn): Promise<SecondFactorState> => {
    const user = await users.find(id);
    return { active: user?.secondFactor ?? false, required: user?.secondFactorRequired ?? false, recoveryLeft: await secondFactors.recoveryLeft(id) };
  };

  router.get('/second-factor', jsonRoute(v.object({}), async (_input, { request }) => stateOf(await me(request))));

  router.post('/second-factor/begin', jsonRoute(passwordSchema, async ({ password }, { request }) => {
    const { user } = await withPassword(request, password);
    return secondFactors.begin(user, (await companyName()) || 'Porchlight');
  }));

  router.post('/second-factor/confirm', jsonRoute(v.object({ code: v.pipe(v.string(), v.maxLength(64)) }), async ({ code }, { request }) => {
    const { user, sessionId } = await me(request);
    const recoveryCodes = await secondFactors.confirm(user, code);
    await sessions.endAll(user.id, sessionId);
    noted('second_factor_on', user, addressOf(request));
    return { recoveryCodes };
  }));

  router.post('/second-factor/recovery', jsonRoute(passwordSchema, async ({ password }, { request }) => {
    const { user } = await withPassword(request, password);
    noted('recovery_renewed', user, addressOf(request));
    return { recoveryCodes: await secondFactors.renewRecovery(user.id) };
  }));

  router.post('/second-factor/off', jsonRoute(passwordSchema, async ({ password }, { request }) => {
    const found = await withPassword(request, password);
    const user = await users.find(found.user.id);
    if (user?.secondFactorRequired) throw new AppError('forbidden', 'Your role asks for a second factor. An admin can reset it when your phone is lost.');
    await secondFactors.remove(found.user.id);
    noted('second_factor_off', found.user, addressOf(request));
  }));

  router.get('/sessions', jsonRoute(v.object({}), async (_input, { request }) => {
    const { user, sessionId } = await me(request);
    return { sessions: sessionRows(await sessions.of(user.id), sessionId) };
  }));

  router.delete('/sessions/:id', jsonRoute(v.object({ id: v.pipe(v.string(), v.maxLength(64)) }), async ({ id }, { request }) => {
    const { user } = await me(request);
    await sessions.endOf(user.id, id);
  }));

  router.post('/sessions/end-others', jsonRoute(v.object({}), async (_input, { request }) => {
    const { user, sessionId } = await me(request);
    await sessions.endAll(user.id, sessionId);
  }));

  return router;
}

/** Sessions as pages list them. */
export function sessionRows(sessions: readonly Session[], current: string | null): readonly SessionRow[] {
  return sessions.map(({ id, device, address, createdAt, lastSeenAt }) => ({ id, device, address, createdAt, lastSeenAt, current: id === current }));
}
