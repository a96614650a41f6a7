/** The composition root: the one place that knows every part and hands each what it needs. */
import type { RequestListener, Server as HttpServer } from 'node:http';
import { systemClock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import { createMetrics } from '../http/metrics.ts';
import { createRealtime } from '../realtime/create-realtime.ts';
import { createRateLimiter } from '../realtime/rate-limits.ts';
import type { Store } from '../storage/store.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import { createAdmission } from './admission.ts';
import { composeDomains } from './compose-domains.ts';
import { composeHelpSite } from './compose-help-site.ts';
import { composeHttp } from './compose-http.ts';
import { composeNamespaces } from './compose-namespaces.ts';
import type { Config } from './config.ts';
import { startPeriodic } from './periodic.ts';
import { measureCommands, measureEngine, measureServer } from './server-metrics.ts';

/** What the root is given. */
export interface ComposeParts {
  config: Config;
  publicUrl: string;
  port: number;
  http: HttpServer;
  /** Ends the HTTP server and its connections, by force after so many milliseconds. */
  hangUp(graceMs: number): Promise<void>;
  store: Store;
  logger: Logger;
  say(line: string): void;
}

/** A wired server. */
export interface Composed {
  /** Answers HTTP requests. */
  handle: RequestListener;
  firstAdmin: { email: string; password: string | null } | null;
  close(): Promise<void>;
}

/** At a stop, requests under way have this long, in milliseconds; so has a client to take its leave. */
const HANG_UP_MS = 1_500;

/** Wires everything onto a listening HTTP server and begins to work. */
export async function compose(parts: ComposeParts): Promise<Composed> {
  const { config, publicUrl, port, http, store, logger } = parts;
  const clock = systemClock;
  const ownOrigins = [...new Set([publicUrl, `http://localhost:${port}`, `http://127.0.0.1:${port}`])];
  const metrics = createMetrics();
  const domains = await composeDomains({ config, publicUrl, store, clock, logger, say: parts.say });
  // Before anybody can connect: an event that no reactor hears would wait for the sweep.
  await domains.start();
  const realtime = createRealtime({
    httpServer: http,
    logger,
    translate: translateStoreError,
    measure: measureCommands(metrics.registry),
    admission: createAdmission({
      inboxes: domains.inboxes,
      ownOrigins,
      trustedProxies: config.trustedProxies,
      connections: createRateLimiter({ points: config.connectionsPerMinute, seconds: 60 }),
      entries: createRateLimiter({ points: config.connectionsPerMinute, seconds: 60 }),
    }),
  });
  measureServer(metrics.registry, realtime);
  measureEngine(metrics.registry, domains.knowledgeBase.engineStatus);
  const helpSite = composeHelpSite({ config, publicUrl, domains });
  const namespaces = composeNamespaces({ helpSite, config, publicUrl, ownOrigins, realtime, domains, store, clock, logger });
  const periodic = startPeriodic([...domains.tasks, ...namespaces.tasks], logger);

  return {
    handle: composeHttp({ helpSite, config, publicUrl, ownOrigins, domains, store, metrics, logger }),
    firstAdmin: domains.firstAdmin,
    async close() {
      const hungUp = parts.hangUp(HANG_UP_MS);
      await realtime.drain();
      await hungUp;
      await periodic.stop();
      await namespaces.close();
      await domains.close();
    },
  };
}
