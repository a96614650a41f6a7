import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import type { Inboxes } from '../inboxes/index.ts';
import { originAllowed } from '../inboxes/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';

/** Who may open a connection at all. */
export interface AdmissionParts {
  inboxes: Inboxes;
  ownOrigins: readonly string[];
  /** Addresses or networks whose forwarded addresses count. */
  trustedProxies: readonly string[];
  connections: RateLimiter;
}

/**
 * Decides about a connection before it exists: not too many from one address, and from a page that may embed the inbox
 * it names. Socket.IO's `cors.origin` does not stop a foreign WebSocket; this does. Throws AppError.
 */
export function createAdmission({ inboxes, ownOrigins, trustedProxies, connections }: AdmissionParts) {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return async (request: IncomingMessage): Promise<void> => {
    await connections.take(proxyAddr(request, isTrusted));
    const { origin } = request.headers;
    if (origin === undefined || ownOrigins.includes(origin)) return;
    const key = new URL(request.url ?? '/', 'http://localhost').searchParams.get('inbox');
    const inbox = key === null ? null : await inboxes.find(key);
    if (inbox === null || !originAllowed(inbox, origin, ownOrigins)) {
      throw new AppError('forbidden', 'This website may not use this chat.');
    }
  };
}
