import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { ERROR_STATUS } from '../../protocol/errors.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import { AppError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { traceIdOf } from './trace-id.ts';

/**
 * The one place where anything that was thrown becomes an HTTP refusal: `{ error: { code, message, … } }`.
 * `translate` turns errors of the store into AppErrors and gives back what it does not know. What is not an AppError (or a fault of the request that Express itself names) is a bug: it is logged, and the
 * client learns no more than the trace id.
 */
export function answerErrors(log: Logger, translate: (error: unknown) => unknown): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const traceId = traceIdOf(response);
    const known = appErrorOf(translate(error));
    if (!known || known.code === 'internal') log.error({ err: error, traceId, method: request.method, path: request.path }, 'request failed');
    else if (known.code === 'unavailable') log.warn({ err: known.cause ?? known, traceId, path: request.path }, 'request not served');
    if (response.headersSent) {
      next(error);
      return;
    }
    sendError(response, known ?? new AppError('internal', 'Something went wrong on the server.'));
  };
}

/** The last handler: nothing lies at this address. */
export const answerNotFound: RequestHandler = () => {
  throw new AppError('not_found', 'There is nothing at this address.');
};

function sendError(response: Response, error: AppError): void {
  const body: ErrorBody = {
    code: error.code,
    message: error.message,
    ...(error.issues && { issues: error.issues }),
    ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }),
    traceId: traceIdOf(response),
  };
  // RFC 9110 §10.2.3 counts in whole seconds.
  if (error.retryAfterMs !== undefined) response.setHeader('Retry-After', String(Math.ceil(error.retryAfterMs / 1000)));
  response.removeHeader('ETag');
  response.setHeader('Cache-Control', 'no-store');
  response.status(ERROR_STATUS[error.code]).json({ error: body });
}

/** Faults of a request that Express and its body parser report by a status and a type of their own. */
function appErrorOf(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (!(error instanceof Error)) return undefined;
  const { status, type } = error as Error & { status?: unknown; type?: unknown };
  if (status === 413) return new AppError('too_large', 'The body is too large.', { cause: error });
  if (type === 'entity.parse.failed') return new AppError('invalid_payload', 'The body is not valid JSON.', { cause: error });
  if (status === 404) return new AppError('not_found', 'There is nothing at this address.', { cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new AppError('invalid_payload', 'The request cannot be read.', { cause: error });
  }
  return undefined;
}
