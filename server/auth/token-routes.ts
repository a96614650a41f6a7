import { Router } from 'express';
import type { Request } from 'express';
import * as v from 'valibot';
import { nameSchema } from '../../protocol/fields.ts';
import type { UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { OFFERED_SCOPES, scopesSchema } from '../../protocol/scopes.ts';
import { jsonRoute } from '../http/json-route.ts';
import { AppError } from '../kernel/errors.ts';
import type { ApiTokens } from './api-tokens.ts';
import type { Sessions } from './sessions.ts';
import type { User } from './user.ts';

const idSchema = v.object({ id: v.pipe(v.string(), v.maxLength(64)) });

/** Takes note of what somebody did with a token. */
export type TokenNote = (note: {
  actor: { kind: 'person'; id: UserId; name: string };
  action: 'token.made' | 'token.revoked';
  object: { kind: 'token'; id: string; name: string | null };
  after?: unknown;
  address: string | null;
}) => void;

/** The console's page of API tokens: list, make (the secret is answered once), revoke. For admins. */
export function tokenRoutes(sessions: Sessions, tokens: ApiTokens, noted: TokenNote = () => undefined): Router {
  const router = Router();

  async function admin(request: Request): Promise<User> {
    const { user } = await sessions.require(request.get('cookie'));
    if (!can(user, 'tokens')) throw new AppError('forbidden', 'Only admins manage API tokens.');
    return user;
  }

  router.get('/tokens', jsonRoute(v.object({}), async (_input, { request }) => {
    await admin(request);
    return { tokens: await tokens.list(), scopes: OFFERED_SCOPES };
  }));

  router.post('/tokens', jsonRoute(v.object({ name: nameSchema, scopes: scopesSchema }), async ({ name, scopes }, { request, response }) => {
    const user = await admin(request);
    const made = await tokens.create({ name, email: user.email, scopes });
    noted({ ...by(user, request), action: 'token.made', object: { kind: 'token', id: made.id, name }, after: { scopes: made.scopes } });
    response.status(201);
    return made;
  }));

  router.delete('/tokens/:id', jsonRoute(idSchema, async ({ id }, { request }) => {
    const user = await admin(request);
    const name = (await tokens.list()).find((token) => token.id === id)?.name ?? null;
    await tokens.revoke(id);
    noted({ ...by(user, request), action: 'token.revoked', object: { kind: 'token', id, name } });
  }));

  return router;
}

const by = ({ id, name }: User, request: Request) => ({ actor: { kind: 'person', id, name } as const, address: request.ip ?? null });
