import compression from 'compression';
import express from 'express';
import type { Express, RequestHandler } from 'express';
import type { Logger } from '../kernel/log.ts';
import { guardConsole } from './console-guard.ts';
import { consolePage } from './console-page.ts';
import { demoSite, redirectToConsole } from './demo-site.ts';
import { answerErrors, answerNotFound } from './error-response.ts';
import { healthRoutes } from './health-routes.ts';
import type { ReadinessCheck } from './health-routes.ts';
import type { Metrics } from './metrics.ts';
import { notFoundPage } from './not-found-page.ts';
import { embeddable, securityHeaders } from './security-headers.ts';
import { traceRequests } from './trace-id.ts';
import { webAssets } from './web-assets.ts';
import { widgetScript } from './widget-script.ts';
import type { LauncherLooks } from './widget-script.ts';

/** Largest JSON body, in bytes, where a route asks for no more. */
export const JSON_LIMIT_BYTES = 256 * 1024;

/** A router of a domain, and where it answers. */
export interface Mount {
  path: string;
  router: RequestHandler;
  /** Runs before the body is read, so that nobody has large bodies parsed without a right to. */
  guard?: RequestHandler;
  /** Largest JSON body below this path, in bytes; default JSON_LIMIT_BYTES, null where the router reads bodies itself. */
  jsonLimitBytes?: number | null;
}

/** What the app is made of; everything that knows the product is passed in. */
export interface HttpAppOptions {
  /** The address the server is known by from outside. */
  publicUrl: URL;
  /** Other origins that are ours too, such as the one it listens on. */
  ownOrigins: readonly string[];
  /** Addresses or networks whose `X-Forwarded-*` headers count; none by default (see Express, "trust proxy"). */
  trustedProxies: readonly string[];
  log: Logger;
  /** Turns errors of the store into AppErrors; anything it does not know comes back as it was. */
  translateError: (error: unknown) => unknown;
  metrics: Metrics;
  readiness: readonly ReadinessCheck[];
  paths: {
    /** The browser build, `dist/web`. */
    web: string;
    /** `console/page.html`. */
    consolePage: string;
    /** The demo site's folder, or null where there is none. */
    demo: string | null;
  };
  launcherLooks: () => Promise<LauncherLooks>;
  demoSnippet: () => Promise<string>;
  /** Routers below `/console/api`, guarded against other origins. */
  consoleApi: readonly RequestHandler[];
  /** Everything else, such as `/api/v1`, in order. */
  mounts: readonly Mount[];
}

/** The HTTP side of the server, ready to be given to `http.createServer`. */
export function createHttpApp(options: HttpAppOptions): Express {
  const { log, metrics, paths, publicUrl } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', options.trustedProxies.length > 0 ? [...options.trustedProxies] : false);
  app.use(traceRequests, metrics.measure);
  app.use(healthRoutes(options.readiness, log));
  app.get('/metrics', metrics.expose);
  app.use(securityHeaders(publicUrl));
  app.get('/widget.js', embeddable, widgetScript(paths.web, options.launcherLooks));
  app.use(webAssets(paths.web));
  app.use(compression());
  const ownOrigins = [publicUrl.origin, ...options.ownOrigins];
  app.use('/console/api', guardConsole(ownOrigins), express.json({ limit: JSON_LIMIT_BYTES }), ...options.consoleApi, answerNotFound);
  for (const { path, router, guard, jsonLimitBytes = JSON_LIMIT_BYTES } of options.mounts) {
    const readBody = jsonLimitBytes === null ? [] : [express.json({ limit: jsonLimitBytes })];
    app.use(path, ...(guard ? [guard] : []), ...readBody, router);
  }
  app.use('/api', answerNotFound);
  app.get(['/console', '/console/{*path}'], consolePage(paths.consolePage, paths.web));
  if (paths.demo === null) app.get('/', redirectToConsole);
  else app.use(demoSite(paths.demo, options.demoSnippet));
  app.use(notFoundPage, answerNotFound, answerErrors(log, options.translateError));
  return app;
}
