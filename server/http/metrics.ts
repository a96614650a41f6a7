import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';

/** Numbers for Prometheus. Domains register their own in `registry`. */
export interface Metrics {
  readonly registry: Registry;
  /** Measures each request. */
  readonly measure: RequestHandler;
  /** Answers `/metrics`. */
  readonly expose: RequestHandler;
}

/** A registry of its own with what Node tells about itself, and the time requests take. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'porchlight_http_request_seconds',
    help: 'Time from the request to the end of its answer, by route.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2],
    registers: [registry],
  });
  return {
    registry,
    measure: (request, response, next) => {
      const stop = seconds.startTimer();
      response.once('finish', () => {
        // The pattern, never the address: ids in a label would make a time series each, and so would /API beside /api.
        const route: unknown = request.route?.path;
        stop({ method: request.method, route: typeof route === 'string' ? request.baseUrl.toLowerCase() + route : 'none', status: response.statusCode });
      });
      next();
    },
    expose: async (_request, response) => {
      response.setHeader('Content-Type', registry.contentType);
      response.setHeader('Cache-Control', 'no-store');
      response.end(await registry.metrics());
    },
  };
}
