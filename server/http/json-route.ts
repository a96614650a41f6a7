import type { Request, RequestHandler, Response } from 'express';
import type { GenericSchema, InferOutput } from 'valibot';
import { AppError } from '../kernel/errors.ts';
import { parseInput } from '../kernel/parse-input.ts';
import { traceIdOf } from './trace-id.ts';

/** What a handler may need besides its parsed input. */
export interface RouteContext {
  request: Request;
  response: Response;
  traceId: string;
}

/**
 * A route that takes and gives JSON. Its input is one flat object, as for a command: the query of a GET or DELETE, else
 * the body, with the path's parameters laid over it. What the handler returns is the answer's body; nothing (undefined)
 * is a 204. Answers are never cached. AppErrors become refusals in `answerErrors`.
 */
export function jsonRoute<S extends GenericSchema>(
  schema: S,
  handler: (input: InferOutput<S>, context: RouteContext) => Promise<unknown>,
): RequestHandler {
  return async (request, response) => {
    const input = parseInput(schema, inputOf(request));
    const data = await handler(input, { request, response, traceId: traceIdOf(response) });
    response.setHeader('Cache-Control', 'no-store');
    if (data === undefined) response.status(204).end();
    else response.json(data);
  };
}

function inputOf(request: Request): unknown {
  if (['GET', 'HEAD', 'DELETE'].includes(request.method)) return { ...request.query, ...request.params };
  const body: unknown = request.body ?? emptyBody(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return { ...body, ...request.params };
}

/** A body that was sent but not parsed has another content type; no body at all is an empty object. */
function emptyBody(request: Request): object {
  const sent = request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
  if (sent) throw new AppError('invalid_payload', 'Send the body as JSON, with the header Content-Type: application/json.');
  return {};
}
