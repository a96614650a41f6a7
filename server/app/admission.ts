import type { IncomingMessage } from 'node:http';
import proxyAddr from 'proxy-addr';
import { addressBlock } from '../auth/index.ts';
import { ownOrigin } from '../http/own-origin.ts';
import type { Inboxes } from '../inboxes/index.ts';
import { originAllowed } from '../inboxes/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { RateLimiter } from '../realtime/rate-limits.ts';

/** Who may open a connection at all. */
export interface AdmissionParts {
  inboxes: Pick<Inboxes, 'find'>;
  ownOrigins: readonly string[];
  /** Addresses or networks whose forwarded addresses count. */
  trustedProxies: readonly string[];
  /** Counts connections by address. */
  connections: RateLimiter;
  /** Counts by address how often somebody wants to enter a namespace: each time the store is asked who they are. */
  entries: RateLimiter;
}

/** Both throw AppError. */
export interface Admission {
  /** Decides about a connection before it exists. */
  connection(request: IncomingMessage): Promise<void>;
  /** Decides whether a connection may state who it is, which it can do any number of times. */
  entry(request: IncomingMessage): Promise<void>;
}

/**
 * Lets in not too many from one address, and only from pages that may embed the inbox they name. Socket.IO's
 * `cors.origin` does not stop a foreign WebSocket; this does.
 */
export function createAdmission({ inboxes, ownOrigins, trustedProxies, connections, entries }: AdmissionParts): Admission {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  const isOwn = ownOrigin(ownOrigins);
  const blockOf = (request: IncomingMessage): string => addressBlock(proxyAddr(request, isTrusted));
  return {
    async connection(request) {
      await connections.take(blockOf(request));
      if (isOwn(request.headers)) return;
      const key = new URL(request.url ?? '/', 'http://localhost').searchParams.get('inbox');
      const inbox = key === null ? null : await inboxes.find(key);
      if (inbox === null || !originAllowed(inbox, request.headers.origin, ownOrigins)) {
        throw new AppError('forbidden', 'This website may not use this chat.');
      }
    },
    entry: (request) => entries.take(blockOf(request)),
  };
}
