import type { RequestHandler } from 'express';
import { AppError } from '../kernel/errors.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other websites from writing with the console's cookie. A page of another origin cannot send the header
 * `X-Porchlight: console` without a CORS preflight, which this server never grants here; where a browser names the
 * origin, it must be ours. (OWASP Cross-Site Request Forgery Prevention Cheat Sheet: custom request header, and
 * verifying the origin.)
 */
export function guardConsole(ownOrigins: readonly string[]): RequestHandler {
  const own = new Set(ownOrigins);
  return (request, _response, next) => {
    if (READS.has(request.method)) {
      next();
      return;
    }
    if (request.get('x-porchlight') !== 'console') {
      throw new AppError('forbidden', 'This call needs the header X-Porchlight: console.');
    }
    const origin = request.get('origin');
    if (origin !== undefined && !own.has(origin) && !isSameHost(origin, request.get('host'))) {
      throw new AppError('forbidden', 'This call is not allowed from another origin.');
    }
    next();
  };
}

/** The console may be opened under a name the configuration does not know, such as 127.0.0.1 for localhost. */
function isSameHost(origin: string, host: string | undefined): boolean {
  return host !== undefined && /^https?:\/\//.test(origin) && origin.replace(/^https?:\/\//, '') === host.toLowerCase();
}
