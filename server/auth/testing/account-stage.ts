import { afterEach, beforeEach } from 'vitest';
import type { Listening } from '../../http/testing/listen.ts';
import type { HttpAppOptions } from '../../http/create-http-app.ts';
import { startTestApp } from '../../http/testing/test-app.ts';
import { silentLogger } from '../../kernel/log.ts';
import { createRateLimiter } from '../../realtime/rate-limits.ts';
import { linkRoutes } from '../link-routes.ts';
import { securityRoutes } from '../security-routes.ts';
import { sessionRoutes } from '../session-routes.ts';
import { openTestAuth, PASSWORD } from './test-auth.ts';
import type { TestAuth } from './test-auth.ts';

/** An answer of the console's HTTP addresses. */
export interface Answered {
  status: number;
  body: { user?: { name: string; mustSetUpSecondFactor: boolean } | null; error?: { code: string; message: string; issues?: { path: string }[]; retryAfterMs?: number } } & Record<string, unknown>;
}

/** One browser: it keeps its cookie. */
export interface Browser {
  call(method: string, path: string, body?: unknown): Promise<Answered>;
  signIn(name: string, more?: { password?: string; code?: string }): Promise<Answered>;
}

/** Everything about accounts over HTTP, on a store of its own. */
export interface AccountStage {
  readonly test: TestAuth;
  /** Mails for new passwords, as secrets. */
  readonly mailed: { email: string; token: string }[];
  /** Resolves when so many mails have gone out. */
  mails(count: number): Promise<void>;
  browser(device?: string): Browser;
  url(): string;
}

/** Raises it anew for each test; `more` adds routes. */
export function raiseAccountStage(more: (test: TestAuth) => HttpAppOptions['consoleApi'] = () => []): AccountStage {
  let test: TestAuth;
  let app: Listening;
  let waiting: { count: number; resolve: () => void }[] = [];
  const mailed: { email: string; token: string }[] = [];
  beforeEach(async () => {
    test = await openTestAuth();
    mailed.length = 0;
    waiting = [];
    const limiter = () => createRateLimiter({ points: 20, seconds: 900 });
    app = await startTestApp({
      consoleApi: [
        sessionRoutes({ ...test.auth, secure: false }),
        linkRoutes({
          ...test.auth, secure: false, logger: silentLogger,
          options: () => ({ passwordReset: true, sso: null }),
          companyName: async () => 'Harbour & Pine',
          async sendReset({ email }, token) {
            mailed.push({ email, token });
            for (const { count, resolve } of waiting) if (mailed.length >= count) resolve();
          },
          limits: { asked: limiter(), opened: limiter(), mailed: createRateLimiter({ points: 3, seconds: 3_600 }) },
        }),
        securityRoutes({ ...test.auth, companyName: async () => 'Harbour & Pine', noted: () => undefined }),
        ...more(test),
      ],
    });
  });
  afterEach(async () => {
    await app.close();
    await test.close();
  });
  return {
    get test() {
      return test;
    },
    mailed,
    mails: (count) => (mailed.length >= count ? Promise.resolve() : new Promise((resolve) => waiting.push({ count, resolve }))),
    url: () => app.url,
    browser(device = 'Firefox') {
      let cookie = '';
      const call = async (method: string, path: string, body?: unknown): Promise<Answered> => {
        const response = await fetch(`${app.url}/console/api${path}`, {
          method,
          headers: { cookie, 'x-porchlight': 'console', 'content-type': 'application/json', 'user-agent': device },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        });
        const set = response.headers.get('set-cookie');
        if (set !== null) cookie = set.split(';')[0] ?? '';
        const text = await response.text();
        return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
      };
      return {
        call,
        signIn: (name, { password = PASSWORD, code } = {}) => call('POST', '/session', { email: `${name}@example.com`, password, ...(code !== undefined && { code }) }),
      };
    },
  };
}
