import type { RequestHandler, Response } from 'express';
import type { Scope } from '../../protocol/scopes.ts';
import { AppError } from '../kernel/errors.ts';
import type { ApiTokens, Principal } from './api-tokens.ts';

/** Lets a request pass only with a token that has one of the scopes; the handler behind it asks `principalOf(response)`. */
export function requireScope(tokens: ApiTokens, ...anyOf: readonly Scope[]): RequestHandler {
  return async (request, response, next) => {
    response.locals['principal'] = await tokens.authorize(request.get('authorization'), ...anyOf);
    next();
  };
}

/** Whom the request acts for, behind `requireScope`. */
export function principalOf(response: Response): Principal {
  const principal = response.locals['principal'] as Principal | undefined;
  if (!principal) throw new AppError('unauthenticated', 'Send a valid token: Authorization: Bearer TOKEN.');
  return principal;
}
