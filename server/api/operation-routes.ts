import { json, Router } from 'express';
import type { RequestHandler } from 'express';
import type { ApiTokens } from '../auth/index.ts';
import { principalOf, requireScope } from '../auth/index.ts';
import type { Mount } from '../http/create-http-app.ts';
import { JSON_LIMIT_BYTES } from '../http/create-http-app.ts';
import { jsonRoute } from '../http/json-route.ts';
import { hashToken } from '../kernel/ids.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import type { OncePerKey } from './once-per-key.ts';
import type { Caller, Operation } from './operation.ts';

/** What the routes stand on. `requests` counts the calls of each token. */
export interface OperationRoutesParts {
  operations: readonly Operation[];
  tokens: ApiTokens;
  requests: RateLimiter;
  once: OncePerKey;
  /** Hears of each call that went well. */
  heard?: CallHeard | undefined;
}

/** Hears of a call: what it was, what it took, for whom, from where. */
export type CallHeard = (call: { operation: Pick<Operation, 'id' | 'method' | 'tag'>; input: unknown; caller: Caller; address: string | null }) => void;

/** Where the API lives. */
export const API_PATH = '/api/v1';

/** The routes of the operations. Right and rate are checked before a body is read, so that nobody has large ones parsed without a right to. */
export function operationMount({ operations, tokens, requests, once, heard }: OperationRoutesParts): Mount {
  const router = Router();
  const count = countRequest(requests);
  for (const operation of operations) {
    const { method, path, scopes, bodyLimitBytes = JSON_LIMIT_BYTES } = operation;
    router[method](path, requireScope(tokens, ...scopes), count, json({ limit: bodyLimitBytes }), routeOf(operation, once, heard));
  }
  return { path: API_PATH, router, jsonLimitBytes: null };
}

function routeOf(operation: Operation, once: OncePerKey, heard: CallHeard | undefined): RequestHandler {
  const { id, input, status, keyed, run } = operation;
  return jsonRoute(input, async (parsed, { request, response }) => {
    const { user, token } = principalOf(response);
    const key = readIdempotencyKey(request.get('idempotency-key'));
    const caller = { user, token, idempotencyKey: key };
    const work = (): Promise<unknown> => run(parsed, caller);
    const isKept = keyed === 'kept' && key !== null;
    const answer = await (isKept ? once({ user: user.id, key, wish: JSON.stringify([id, parsed]) }, work) : work());
    heard?.({ operation, input: parsed, caller, address: request.ip ?? null });
    if (status !== undefined) response.status(status);
    return answer;
  });
}

/** Counts by token, however its header is spaced; the token itself is kept nowhere. */
function countRequest(requests: RateLimiter): RequestHandler {
  return async (request, _response, next) => {
    await requests.take(hashToken(/(\S+) *$/.exec(request.get('authorization') ?? '')?.[1] ?? ''));
    next();
  };
}
