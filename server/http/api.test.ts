import { Router } from 'express';
import * as v from 'valibot';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '../kernel/errors.ts';
import type { HttpAppOptions } from './create-http-app.ts';
import { jsonRoute } from './json-route.ts';
import type { Listening } from './testing/listen.ts';
import { startTestApp } from './testing/test-app.ts';

let app: Listening;
afterEach(() => app.close());

const noteSchema = v.object({ id: v.string(), text: v.pipe(v.string(), v.maxLength(20)) });

/** An app with a few routes that take notes. */
async function start(change: Partial<HttpAppOptions> = {}): Promise<void> {
  const router = Router();
  router.put('/notes/:id', jsonRoute(noteSchema, async (note) => note));
  router.delete('/notes/:id', jsonRoute(v.object({}), async () => undefined));
  router.get('/find', jsonRoute(v.object({ q: v.string() }), async ({ q }) => ({ q })));
  router.get('/bug', jsonRoute(v.object({}), async () => Promise.reject(new Error('the secret of the house'))));
  router.get('/busy', jsonRoute(v.object({}), async () => {
    throw new AppError('rate_limited', 'Wait a little.', { retryAfterMs: 1_500 });
  }));
  app = await startTestApp({ mounts: [{ path: '/api/v1', router }], consoleApi: [router], ...change });
}

const put = (body: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${app.url}/api/v1/notes/7`, { method: 'PUT', body, headers: { 'content-type': 'application/json', ...headers } });

async function refusal(response: Response): Promise<unknown> {
  const body = (await response.json()) as { error: { code: string; traceId: string } };
  expect(body.error.traceId).toBe(response.headers.get('x-trace-id'));
  return [response.status, body.error.code];
}

describe('the HTTP API', () => {
  it('parses path, body and query by one schema and strips what it does not know', async () => {
    await start();
    const stored = await put(JSON.stringify({ id: 'forged', text: 'hello', role: 'admin' }));
    expect(await stored.json()).toEqual({ id: '7', text: 'hello' });
    expect(stored.headers.get('cache-control')).toBe('no-store');
    expect(await (await fetch(`${app.url}/api/v1/find?q=shoes&x=1`)).json()).toEqual({ q: 'shoes' });
    expect((await fetch(`${app.url}/api/v1/notes/7`, { method: 'DELETE' })).status).toBe(204);
  });

  it.each([
    ['null', 'null'],
    ['an array', '[]'],
    ['a wrong type', '{"text":5}'],
    ['broken JSON', '{"text":'],
    ['deep nesting', `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('refuses %s as an invalid payload', async (_what, body) => {
    await start();
    expect(await refusal(await put(body))).toEqual([400, 'invalid_payload']);
  });

  it('names what is wrong', async () => {
    await start();
    const body = (await (await put('{"text":5}')).json()) as { error: { issues: unknown } };
    expect(body.error.issues).toEqual([{ path: 'text', message: expect.stringContaining('string') }]);
  });

  it('says that a body of another type must be JSON', async () => {
    await start();
    const response = await put('text=hello', { 'content-type': 'application/x-www-form-urlencoded' });
    expect((await response.json()) as unknown).toMatchObject({ error: { message: expect.stringContaining('application/json') } });
  });

  it('refuses a text that is too long, and a body of a megabyte, as too large', async () => {
    await start();
    expect(await refusal(await put(JSON.stringify({ text: 'x'.repeat(21) })))).toEqual([413, 'too_large']);
    expect(await refusal(await put(JSON.stringify({ text: 'x'.repeat(1_048_576) })))).toEqual([413, 'too_large']);
  });

  it('withholds the text of a bug and stays alive', async () => {
    await start();
    const response = await fetch(`${app.url}/api/v1/bug`);
    expect(await response.clone().text()).not.toContain('secret');
    expect(await refusal(response)).toEqual([500, 'internal']);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  });

  it('says that the store is away, and takes nothing', async () => {
    await start({ translateError: (cause) => new AppError('unavailable', 'The store is away.', { cause }) });
    expect(await refusal(await fetch(`${app.url}/api/v1/bug`))).toEqual([503, 'unavailable']);
  });

  it('says when to come back', async () => {
    await start();
    const response = await fetch(`${app.url}/api/v1/busy`);
    expect(response.headers.get('retry-after')).toBe('2');
    expect((await response.json()) as unknown).toMatchObject({ error: { code: 'rate_limited', retryAfterMs: 1_500 } });
  });

  it('answers an unknown address in JSON, also to a browser', async () => {
    await start();
    for (const path of ['/api/v1/none', '/api/none', '/console/api/none']) {
      expect(await refusal(await fetch(`${app.url}${path}`, { headers: { accept: 'text/html' } }))).toEqual([404, 'not_found']);
    }
    expect(await refusal(await fetch(`${app.url}/assets/%E0%A4%A`))).toEqual([400, 'invalid_payload']);
  });
});

describe("the console's own calls", () => {
  const remove = (headers: Record<string, string>): Promise<Response> =>
    fetch(`${app.url}/console/api/notes/7`, { method: 'DELETE', headers });

  it('are taken from the console', async () => {
    await start();
    expect((await remove({ 'x-porchlight': 'console' })).status).toBe(204);
    expect((await remove({ 'x-porchlight': 'console', origin: 'http://chat.example.com' })).status).toBe(204);
    expect((await remove({ 'x-porchlight': 'console', origin: app.url })).status).toBe(204);
  });

  it('are refused from other pages', async () => {
    await start();
    expect(await refusal(await remove({}))).toEqual([403, 'forbidden']);
    expect(await refusal(await remove({ 'x-porchlight': 'console', origin: 'https://evil.example' }))).toEqual([403, 'forbidden']);
    expect(await refusal(await remove({ 'x-porchlight': 'console', origin: 'null' }))).toEqual([403, 'forbidden']);
  });

  it('are not opened to another origin by CORS', async () => {
    await start();
    const response = await fetch(`${app.url}/console/api/find?q=1`, { headers: { origin: 'https://evil.example' } });
    expect(response.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('operators', () => {
  it('see that the server is ready, or why not', async () => {
    let reason: string | null = null;
    await start({ readiness: [{ name: 'store', check: () => reason }, { name: 'index', check: async () => null, detail: () => ({ version: 4 }) }] });
    const ready = await fetch(`${app.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready', checks: { store: 'ok', index: 'ok' }, details: { index: { version: 4 } } }]);
    reason = 'the store does not answer';
    const away = await fetch(`${app.url}/readyz`);
    expect([away.status, await away.json()]).toEqual([503, { status: 'not ready', checks: { store: reason, index: 'ok' }, details: { index: { version: 4 } } }]);
  });

  it('read metrics with routes as patterns', async () => {
    await start();
    await put('{"text":"hello"}');
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain('porchlight_http_request_seconds_count{method="PUT",route="/api/v1/notes/:id",status="200"} 1');
    expect(text).toContain('process_resident_memory_bytes');
  });
});
