import type { RequestHandler } from 'express';
import helmet from 'helmet';

/** One year, in seconds. */
const HSTS_SECONDS = 31_536_000;

/**
 * Headers for pages and answers of our own: nothing inline, nothing from elsewhere, nobody may frame us.
 * `connect-src` names the WebSocket address too, because older Safari does not count it as 'self'.
 */
export function securityHeaders(publicUrl: URL): RequestHandler {
  const https = publicUrl.protocol === 'https:';
  const socket = `${https ? 'wss' : 'ws'}://${publicUrl.host}`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        'img-src': ["'self'", 'data:'],
        'font-src': ["'self'"],
        'media-src': ["'self'", 'data:'],
        'connect-src': ["'self'", socket],
        'manifest-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        ...(https && { 'upgrade-insecure-requests': [] }),
      },
    },
    crossOriginEmbedderPolicy: false,
    strictTransportSecurity: https ? { maxAge: HSTS_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** For what customers' sites load: any page may use it, also one that isolates itself. */
export const embeddable: RequestHandler = (_request, response, next) => {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};
