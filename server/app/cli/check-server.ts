import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

const ANSWER_MS = 3_000;

/** Whether a server runs at the configured address, and whether it is ready. */
export async function checkServer({ host, port }: Pick<Config, 'host' | 'port'>): Promise<Finding> {
  const name = ['0.0.0.0', '::'].includes(host) ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const address = `http://${name}:${port}`;
  const what = 'server';
  let response: Response;
  try {
    response = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(ANSWER_MS) });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as { code?: string };
    if (code === 'ECONNREFUSED') return { state: 'ok', what, text: `does not run; port ${port} is free` };
    return { state: 'fail', what, text: `port ${port} is taken by something that does not answer` };
  }
  const body: unknown = await response.json().catch(() => null);
  if (typeof body !== 'object' || body === null || !('status' in body)) {
    return { state: 'fail', what, text: `port ${port} is taken by something else` };
  }
  if (body.status === 'ready') return { state: 'ok', what, text: `runs at ${address} and is ready` };
  return { state: 'fail', what, text: `runs at ${address} and is not ready: ${JSON.stringify('checks' in body ? body.checks : body.status)}` };
}
