import { Router } from 'express';
import type { Request, RequestHandler } from 'express';
import type { ApiTokens } from '../auth/index.ts';
import { principalOf, requireScope } from '../auth/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { jsonRoute } from '../http/json-route.ts';
import { hashToken } from '../kernel/ids.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import type { Operation } from './operation.ts';

/** What the routes stand on. `requests` counts the calls of each token. */
export interface OperationRoutesParts {
  operations: readonly Operation[];
  tokens: ApiTokens;
  requests: RateLimiter;
}

/** Where the API lives. */
export const API_PATH = '/api/v1';

/**
 * The routers of the operations. Right and rate are checked before a body is read, so that nobody has large bodies
 * parsed without a right to; operations that take more than usual stand first, at an address of their own.
 */
export function operationMounts({ operations, tokens, requests }: OperationRoutesParts): readonly Mount[] {
  const guardOf = (operation: Operation): RequestHandler[] => [requireScope(tokens, operation.scope), countRequest(requests)];
  const usual = operations.filter(({ bodyLimitBytes }) => bodyLimitBytes === undefined);
  const guard = Router();
  const router = Router();
  for (const operation of usual) {
    guard[operation.method](operation.path, ...guardOf(operation));
    router[operation.method](operation.path, routeOf(operation));
  }
  const large = operations.flatMap((operation): Mount[] => {
    const { method, path, bodyLimitBytes } = operation;
    if (bodyLimitBytes === undefined) return [];
    const ownGuard = Router();
    ownGuard[method]('/', ...guardOf(operation));
    const own = Router();
    own[method]('/', routeOf(operation));
    return [{ path: API_PATH + path, guard: ownGuard, router: own, jsonLimitBytes: bodyLimitBytes }];
  });
  return [...large, { path: API_PATH, guard, router }];
}

function routeOf({ input, status, run }: Operation): RequestHandler {
  return jsonRoute(input, async (parsed, { request, response }) => {
    const idempotencyKey = readIdempotencyKey(request.get('idempotency-key'));
    const answer = await run(parsed, { user: principalOf(response).user, idempotencyKey });
    if (status !== undefined) response.status(status);
    return answer;
  });
}

/** Counts by token, however its header is spaced; the token itself is kept nowhere. */
function countRequest(requests: RateLimiter): RequestHandler {
  const tokenOf = (request: Request): string => /(\S+) *$/.exec(request.get('authorization') ?? '')?.[1] ?? '';
  return async (request, _response, next) => {
    await requests.take(hashToken(tokenOf(request)));
    next();
  };
}
