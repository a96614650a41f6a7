import { Router } from 'express';
import type { Logger } from '../kernel/log.ts';

/** One thing the server needs before it may be sent traffic. */
export interface ReadinessCheck {
  name: string;
  /** Null when all is well, else the reason in words. A throw counts as a reason. */
  check: () => Promise<string | null> | string | null;
  /** What else an operator may want to know of it; no secrets, since anybody may ask. */
  detail?: () => unknown;
}

/** A check that takes longer than this has failed. */
const CHECK_TIMEOUT_MS = 3_000;

/** `/healthz` (this process answers) and `/readyz` (everything it needs answers; 503 with reasons where not). */
export function healthRoutes(checks: readonly ReadinessCheck[], log: Logger): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_request, response) => {
    const found = await Promise.all(checks.map(async (check) => [check.name, await reasonOf(check, log)] as const));
    const ready = found.every(([, reason]) => reason === null);
    response.setHeader('Cache-Control', 'no-store');
    response.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not ready',
      checks: Object.fromEntries(found.map(([name, reason]) => [name, reason ?? 'ok'])),
      details: Object.fromEntries(checks.flatMap(({ name, detail }) => (detail === undefined ? [] : [[name, detail()]]))),
    });
  });
  return router;
}

async function reasonOf({ name, check }: ReadinessCheck, log: Logger): Promise<string | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, CHECK_TIMEOUT_MS, `no answer within ${CHECK_TIMEOUT_MS / 1000} s`);
  });
  try {
    return await Promise.race([(async () => check())(), late]);
  } catch (error) {
    log.warn({ err: error, check: name }, 'readiness check failed');
    return 'cannot be checked';
  } finally {
    clearTimeout(timer);
  }
}
