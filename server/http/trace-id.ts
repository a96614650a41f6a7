import type { RequestHandler, Response } from 'express';
import { randomId } from '../kernel/ids.ts';

/**
 * Gives each request an id that its log lines and its refusal carry, so that a customer's screenshot leads to the
 * line in the log. An id from outside is not taken over: it could be anything.
 */
export const traceRequests: RequestHandler = (_request, response, next) => {
  const traceId = randomId();
  response.locals['traceId'] = traceId;
  response.setHeader('X-Trace-Id', traceId);
  next();
};

/** The trace id of the request that `response` answers. */
export function traceIdOf(response: Response): string {
  const traceId: unknown = response.locals['traceId'];
  return typeof traceId === 'string' ? traceId : randomId();
}
