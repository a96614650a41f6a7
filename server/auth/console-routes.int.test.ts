import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../protocol/roles.ts';
import type { Listening } from '../http/testing/listen.ts';
import { jsonRoute } from '../http/json-route.ts';
import { startTestApp } from '../http/testing/test-app.ts';
import { principalOf, requireScope, sessionRoutes, tokenRoutes } from './index.ts';
import { PASSWORD, openTestAuth } from './testing/test-auth.ts';
import type { TestAuth } from './testing/test-auth.ts';

let test: TestAuth;
let app: Listening;

beforeEach(async () => {
  test = await openTestAuth();
  const me = jsonRoute(v.object({}), async (_input, { response }) => principalOf(response));
  app = await startTestApp({
    consoleApi: [sessionRoutes({ ...test.auth, secure: false }), tokenRoutes(test.auth.sessions, test.auth.tokens)],
    mounts: [{ path: '/api/v1/me', guard: requireScope(test.auth.tokens, 'answers:read'), router: me }],
  });
});
afterEach(async () => {
  await app.close();
  await test.close();
});

/** One browser: it keeps its cookie. */
function browser() {
  let cookie = '';
  return {
    async call(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown; setCookie: string | null }> {
      const response = await fetch(`${app.url}/console/api${path}`, {
        method,
        headers: { cookie, 'x-porchlight': 'console', 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const setCookie = response.headers.get('set-cookie');
      if (setCookie !== null) cookie = setCookie.split(';')[0] ?? '';
      const text = await response.text();
      return { status: response.status, body: text === '' ? null : JSON.parse(text), setCookie };
    },
  };
}

async function signedIn(name: string, role: Role) {
  await test.person(name, role);
  const { call } = browser();
  const answer = await call('POST', '/session', { email: `${name}@Example.com`, password: PASSWORD });
  expect(answer.status).toBe(200);
  return { call, answer };
}

describe('the console session', () => {
  it('is begun, read and ended, with a cookie no script can read', async () => {
    const { call, answer } = await signedIn('Ada', 'agent');
    expect(answer.body).toMatchObject({ user: { name: 'Ada', email: 'ada@example.com', role: 'agent', mustChangePassword: false } });
    expect(answer.setCookie).toMatch(/^porchlight_session=[\w-]{43}; Max-Age=1209600; Path=\/; Expires=.+; HttpOnly; SameSite=Lax$/);
    expect(await call('GET', '/session')).toMatchObject({ status: 200, body: answer.body });
    expect((await call('DELETE', '/session')).status).toBe(204);
    expect(await call('GET', '/session')).toMatchObject({ status: 401, body: { error: { code: 'unauthenticated' } } });
  });

  it('answers a user and nothing else of what is stored', async () => {
    const { answer } = await signedIn('Ada', 'agent');
    expect(Object.keys((answer.body as { user: object }).user).toSorted()).toEqual(['email', 'id', 'mustChangePassword', 'mustSetUpSecondFactor', 'name', 'permissions', 'role']);
  });

  it('refuses wrong input with a code', async () => {
    const { call } = browser();
    expect(await call('POST', '/session', { email: { $ne: null }, password: 'x' })).toMatchObject({ status: 400 });
    expect(await call('POST', '/session', { email: 'ada@example.com', password: 'x'.repeat(201) })).toMatchObject({ status: 413 });
    expect(await call('POST', '/session', { email: 'ada@example.com', password: 'x' })).toMatchObject({ status: 401 });
  });

  it('leads through the forced change of the first password', async () => {
    const first = await test.auth.ensureFirstAdmin({ email: 'owner@example.com' });
    const { call } = browser();
    const password = first?.password ?? '';
    expect(await call('POST', '/session', { email: 'owner@example.com', password })).toMatchObject({ body: { user: { mustChangePassword: true } } });
    expect(await call('GET', '/tokens')).toMatchObject({ status: 403, body: { error: { message: 'Change your password first.' } } });
    expect(await call('POST', '/password', { current: password, next: 'short' })).toMatchObject({ status: 400, body: { error: { issues: [{ path: 'next' }] } } });
    expect((await call('POST', '/password', { current: password, next: 'my own long words' })).status).toBe(204);
    expect((await call('GET', '/tokens')).status).toBe(200);
  });

  it('prolongs the cookie while the console is used', async () => {
    const { call } = await signedIn('Ada', 'agent');
    expect((await call('GET', '/session')).setCookie).toBeNull();
    test.clock.advance(24 * 60 * 60_000);
    expect((await call('GET', '/session')).setCookie).toContain('Max-Age=1209600');
  });

  it('answers 503 while the store is away, and is still there afterwards', async () => {
    const { call } = await signedIn('Ada', 'agent');
    await test.store.close();
    expect(await call('GET', '/session')).toMatchObject({ status: 503, setCookie: null, body: { error: { code: 'unavailable' } } });
  });
});

describe('the API tokens page', () => {
  it('makes a token that works at once, shows it once, and revokes it', async () => {
    const { call } = await signedIn('Ada', 'admin');
    const made = (await call('POST', '/tokens', { name: 'Import', scopes: ['answers:read', 'answers:read'] })) as {
      status: number;
      body: { id: string; token: string; scopes: string[] };
    };
    expect(made).toMatchObject({ status: 201, body: { scopes: ['answers:read'] } });
    const me = () => fetch(`${app.url}/api/v1/me`, { headers: { authorization: `Bearer ${made.body.token}` } });
    expect(await (await me()).json()).toMatchObject({ user: { name: 'Ada' }, scopes: ['answers:read'] });
    expect(await call('GET', '/tokens')).toMatchObject({ body: { tokens: [{ id: made.body.id, name: 'Import', userName: 'Ada' }] } });
    expect((await call('DELETE', `/tokens/${made.body.id}`)).status).toBe(204);
    expect((await me()).status).toBe(401);
    expect((await call('DELETE', `/tokens/${made.body.id}`)).status).toBe(404);
  });

  it('is for admins', async () => {
    const { call } = await signedIn('Ada', 'supervisor');
    expect((await call('GET', '/tokens')).status).toBe(403);
    expect((await call('POST', '/tokens', { name: 'Mine', scopes: ['surveys:read'] })).status).toBe(403);
  });

  it('refuses unknown scopes', async () => {
    const { call } = await signedIn('Ada', 'admin');
    expect((await call('POST', '/tokens', { name: 'X', scopes: ['everything'] })).status).toBe(400);
    expect((await call('POST', '/tokens', { name: 'X', scopes: [] })).status).toBe(400);
  });
});
