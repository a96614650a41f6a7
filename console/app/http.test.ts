import { describe, expect, it } from 'vitest';
import { createHttp } from './http.ts';

const answering = (status: number, body: string) => {
  const calls: { path: unknown; init: RequestInit | undefined }[] = [];
  const http = createHttp(async (path, init) => {
    calls.push({ path, init });
    return new Response(status === 204 ? null : body, { status });
  });
  return { http, calls };
};

describe('calls of the console', () => {
  it('carry the header that keeps other websites out, when they write', async () => {
    const { http, calls } = answering(204, '');
    expect(await http('POST', '/console/api/password', { current: 'a', next: 'b' })).toEqual({ ok: true, data: null });
    expect(calls[0]?.init).toMatchObject({
      headers: { 'x-porchlight': 'console', 'content-type': 'application/json' },
      body: '{"current":"a","next":"b"}',
    });
    await http('GET', '/console/api/session');
    expect(calls[1]?.init?.headers).toEqual({ accept: 'application/json' });
  });

  it('pass on what the server refuses, in its words', async () => {
    const { http } = answering(429, '{"error":{"code":"rate_limited","message":"Wait.","retryAfterMs":5000,"traceId":"t"}}');
    const answer = await http('POST', '/console/api/session', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'rate_limited', retryAfterMs: 5000 } });
  });

  it('take only 401 for "sign in", whatever a proxy says instead of the server', async () => {
    const codeOf = async (status: number) => {
      const answer = await answering(status, '<html>').http('GET', '/console/api/session');
      return answer.ok ? null : answer.error.code;
    };
    expect(await codeOf(401)).toBe('unauthenticated');
    expect(await codeOf(403)).toBe('forbidden');
    expect(await codeOf(502)).toBe('unavailable');
    expect(await codeOf(404)).toBe('unavailable');
  });

  it('say offline when nothing answers', async () => {
    const http = createHttp(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await http('GET', '/console/api/session')).toMatchObject({ ok: false, error: { code: 'offline' } });
  });
});
