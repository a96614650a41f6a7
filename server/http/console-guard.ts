import type { RequestHandler } from 'express';
import { AppError } from '../kernel/errors.ts';
import { ownOrigin } from './own-origin.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other websites from writing with the console's cookie. A page of another origin cannot send the header
 * `X-Porchlight: console` without a CORS preflight, which this server never grants here; where a browser names the
 * origin, it must be ours. (OWASP Cross-Site Request Forgery Prevention Cheat Sheet: custom request header, and
 * verifying the origin.)
 */
export function guardConsole(ownOrigins: readonly string[]): RequestHandler {
  const isOwn = ownOrigin(ownOrigins);
  return (request, _response, next) => {
    if (READS.has(request.method)) {
      next();
      return;
    }
    if (request.get('x-porchlight') !== 'console') {
      throw new AppError('forbidden', 'This call needs the header X-Porchlight: console.');
    }
    if (!isOwn(request.headers)) {
      throw new AppError('forbidden', 'This call is not allowed from another origin.');
    }
    next();
  };
}
