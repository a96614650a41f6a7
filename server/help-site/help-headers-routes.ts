import type { Response } from 'express';

/**
 * The policy of the help site's pages: scripts and styles of this server only, nothing inline; pictures by https, since
 * editors may show those of other sites (by http too where the server itself is no https one).
 */
export function helpHeaders(response: Response, publicUrl: string, origin: string | null): void {
  const hosts = [...new Set([publicUrl, ...(origin === null ? [] : [origin])])].map((url) => new URL(url));
  const isSafe = hosts.every(({ protocol }) => protocol === 'https:');
  const sockets = hosts.map(({ protocol, host }) => `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`);
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' data: https:${isSafe ? '' : ' http:'}`,
    "media-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ${sockets.join(' ')}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isSafe ? ['upgrade-insecure-requests'] : []),
  ];
  response.setHeader('Content-Security-Policy', policy.join('; '));
}
