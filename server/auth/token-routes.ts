import { Router } from 'express';
import type { Request } from 'express';
import * as v from 'valibot';
import { nameSchema } from '../../protocol/fields.ts';
import { can } from '../../protocol/roles.ts';
import { OFFERED_SCOPES, scopesSchema } from '../../protocol/scopes.ts';
import { jsonRoute } from '../http/json-route.ts';
import { AppError } from '../kernel/errors.ts';
import type { ApiTokens } from './api-tokens.ts';
import type { Sessions } from './sessions.ts';
import type { User } from './user.ts';

const idSchema = v.object({ id: v.pipe(v.string(), v.maxLength(64)) });

/** The console's page of API tokens: list, make (the secret is answered once), revoke. For admins. */
export function tokenRoutes(sessions: Sessions, tokens: ApiTokens): Router {
  const router = Router();

  async function admin(request: Request): Promise<User> {
    const { user } = await sessions.require(request.get('cookie'));
    if (!can(user.role, 'tokens')) throw new AppError('forbidden', 'Only admins manage API tokens.');
    return user;
  }

  router.get('/tokens', jsonRoute(v.object({}), async (_input, { request }) => {
    await admin(request);
    return { tokens: await tokens.list(), scopes: OFFERED_SCOPES };
  }));

  router.post('/tokens', jsonRoute(v.object({ name: nameSchema, scopes: scopesSchema }), async ({ name, scopes }, { request, response }) => {
    const { email } = await admin(request);
    const made = await tokens.create({ name, email, scopes });
    response.status(201);
    return made;
  }));

  router.delete('/tokens/:id', jsonRoute(idSchema, async ({ id }, { request }) => {
    await admin(request);
    await tokens.revoke(id);
  }));

  return router;
}
