import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SESSION_COOKIE, SESSION_MS, createAuth } from './index.ts';
import { PASSWORD, openTestAuth } from './testing/test-auth.ts';
import type { TestAuth } from './testing/test-auth.ts';

let test: TestAuth;
beforeEach(async () => {
  test = await openTestAuth();
});
afterEach(() => test.close());

const DAY_MS = 24 * 60 * 60_000;
const HOME = '192.0.2.1';
const cookie = (token: string) => `${SESSION_COOKIE}=${token}`;

async function signIn(name: string): Promise<{ header: string; sessionId: string }> {
  const { token, sessionId } = await test.auth.signIn({ email: `${name}@example.com`, password: PASSWORD, address: HOME });
  return { header: cookie(token), sessionId };
}

describe('signing in', () => {
  it('begins a session that is known by its cookie, also after a restart', async () => {
    const ada = await test.person('Ada', 'supervisor');
    const { header, sessionId } = await signIn('ada');
    const restarted = createAuth(test.store, test.clock);
    expect(await restarted.sessions.fromCookie(header)).toMatchObject({ sessionId, user: { id: ada.id, role: 'supervisor' } });
    expect((await test.auth.users.find(ada.id))?.lastSignInAt).toBe(test.clock.now());
  });

  it('says the same to a wrong password, an unknown person and somebody who left', async () => {
    await test.person('Ada');
    const bob = await test.person('Bob');
    await test.auth.users.change(bob.id, { active: false });
    const attempts = [
      { email: 'ada@example.com', password: 'wrong password' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: 'bob@example.com', password: PASSWORD },
    ];
    const refusals = await Promise.all(
      attempts.map((attempt) => test.auth.signIn({ ...attempt, address: HOME }).catch((error: unknown) => error)),
    );
    expect(new Set(refusals.map((error) => JSON.stringify(error)))).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ code: 'unauthenticated' });
  });

  it('keeps no password and no token in the store', async () => {
    await test.person('Ada');
    const { header } = await signIn('ada');
    const collections = ['users', 'sessions'].map((name) => test.store.connection.collection(name).find({}).toArray());
    const stored = JSON.stringify(await Promise.all(collections));
    expect(stored).not.toContain(PASSWORD);
    expect(stored).not.toContain(header.split('=')[1]);
    expect(stored).toContain('$argon2id$v=19$m=19456,t=2,p=1$');
  });

  it('is refused after too many wrong passwords, for that person from that address only', async () => {
    await test.person('Ada');
    await test.person('Bob');
    const wrong = { email: 'ada@example.com', password: 'guess', address: HOME };
    const guesses = await Promise.allSettled(Array.from({ length: 12 }, () => test.auth.signIn(wrong)));
    const codes = guesses.map((guess) => (guess.status === 'rejected' ? (guess.reason as { code: string }).code : 'in'));
    expect(codes.filter((code) => code === 'unauthenticated')).toHaveLength(10);
    const right = { ...wrong, password: PASSWORD };
    await expect(test.auth.signIn(right)).rejects.toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
    await expect(test.auth.signIn({ ...right, address: '198.51.100.9' })).resolves.toBeDefined();
    await expect(signIn('bob')).resolves.toBeDefined();
  });
});

describe('a session', () => {
  it('lives on while it is used, and ends 14 days after its last use', async () => {
    await test.person('Ada');
    const { header } = await signIn('ada');
    for (let day = 0; day < 30; day += 10) {
      test.clock.advance(10 * DAY_MS);
      expect(await test.auth.sessions.fromCookie(header)).toMatchObject({ renewed: true });
    }
    test.clock.advance(SESSION_MS);
    expect(await test.auth.sessions.fromCookie(header)).toBeNull();
  });

  it('is nobody for a forged cookie', async () => {
    await test.person('Ada');
    await signIn('ada');
    expect(await test.auth.sessions.fromCookie(cookie('A'.repeat(43)))).toBeNull();
    await expect(test.auth.sessions.require(undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('ends at once with signing out, and whoever holds a connection hears of it', async () => {
    const ada = await test.person('Ada');
    const { header, sessionId } = await signIn('ada');
    const other = await signIn('ada');
    const heard: unknown[] = [];
    test.auth.sessions.onEnded((user, sessions) => heard.push([user, sessions]));
    await test.auth.sessions.end(sessionId);
    expect(await test.auth.sessions.fromCookie(header)).toBeNull();
    expect(await test.auth.sessions.fromCookie(other.header)).not.toBeNull();
    expect(heard).toEqual([[ada.id, [sessionId]]]);
  });

  it('is over when its person is deactivated, also as seen by another process', async () => {
    const ada = await test.person('Ada');
    await test.person('Bob');
    const [hers, his] = [await signIn('ada'), await signIn('bob')];
    await createAuth(test.store, test.clock).users.change(ada.id, { active: false });
    expect(await test.auth.sessions.fromCookie(hers.header)).toBeNull();
    expect(await test.auth.sessions.endedAmong([hers.sessionId, his.sessionId, 'unknown'])).toEqual([hers.sessionId, 'unknown']);
  });

  it('cannot be judged while the store is away: that is not "signed out"', async () => {
    await test.person('Ada');
    const { header } = await signIn('ada');
    await test.store.close();
    await expect(test.auth.sessions.fromCookie(header)).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('changing the password', () => {
  const NEXT = 'a quite different one';

  it('ends the other sessions and keeps this one', async () => {
    await test.person('Ada');
    const [here, there] = [await signIn('ada'), await signIn('ada')];
    const me = await test.auth.sessions.require(here.header);
    const heard: string[] = [];
    test.auth.sessions.onEnded((_user, sessions) => heard.push(...sessions));
    await test.auth.changePassword(me, { current: PASSWORD, next: NEXT, address: HOME });
    expect(await test.auth.sessions.fromCookie(here.header)).not.toBeNull();
    expect(await test.auth.sessions.fromCookie(there.header)).toBeNull();
    expect(heard).toEqual([there.sessionId]);
    await expect(signIn('ada')).rejects.toMatchObject({ code: 'unauthenticated' });
    await test.auth.signIn({ email: 'ada@example.com', password: NEXT, address: HOME });
  });

  it.each([
    ['a wrong current one', 'not it', NEXT, 'current'],
    ['a short one', PASSWORD, 'short', 'next'],
    ['the same one', PASSWORD, PASSWORD, 'next'],
    ['the e-mail address', PASSWORD, 'Alexandra@example.com', 'next'],
  ])('refuses %s', async (_what, current, next, path) => {
    await test.person('Alexandra');
    const { header } = await signIn('alexandra');
    const me = await test.auth.sessions.require(header);
    const change = test.auth.changePassword(me, { current, next, address: HOME });
    await expect(change).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path }] });
    await expect(signIn('alexandra')).resolves.toBeDefined();
  });

  it('lets one of two changes at the same time win', async () => {
    await test.person('Ada');
    const both = await Promise.all([signIn('ada'), signIn('ada')]);
    const results = await Promise.allSettled(
      both.map(async ({ header }, index) =>
        test.auth.changePassword(await test.auth.sessions.require(header), { current: PASSWORD, next: `${NEXT} ${index}`, address: HOME }),
      ),
    );
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const winner = results.findIndex(({ status }) => status === 'fulfilled');
    await expect(test.auth.signIn({ email: 'ada@example.com', password: `${NEXT} ${winner}`, address: HOME })).resolves.toBeDefined();
    const alive = await Promise.all(both.map(({ header }) => test.auth.sessions.fromCookie(header)));
    expect(alive.map((session) => session !== null)).toEqual([winner === 0, winner === 1]);
  });
});

describe('the first admin', () => {
  it('gets a random password that must be changed before anything else works', async () => {
    const made = await test.auth.ensureFirstAdmin({ email: 'Owner@example.com' });
    expect(made).toEqual({ email: 'owner@example.com', password: expect.stringMatching(/^(\w{4}-){3}\w{4}$/) });
    const { token } = await test.auth.signIn({ email: 'owner@example.com', password: made?.password ?? '', address: HOME });
    await expect(test.auth.sessions.require(cookie(token))).rejects.toMatchObject({ code: 'forbidden', message: 'Change your password first.' });
    const me = await test.auth.sessions.fromCookie(cookie(token));
    if (me) await test.auth.changePassword(me, { current: made?.password ?? '', next: 'my own long words', address: HOME });
    expect(await test.auth.sessions.require(cookie(token))).toMatchObject({ user: { role: 'admin' } });
  });

  it('may bring a password of their own, which is not printed', async () => {
    const admin = { email: 'owner@example.com', password: 'chosen by the owner' };
    expect(await test.auth.ensureFirstAdmin(admin)).toEqual({ email: 'owner@example.com', password: null });
    const { token } = await test.auth.signIn({ email: admin.email, password: admin.password, address: HOME });
    await expect(test.auth.sessions.require(cookie(token))).resolves.toBeDefined();
  });

  it('is made once, by one of several nodes, and never where there are users', async () => {
    const made = await Promise.all(
      [1, 2, 3].map(() => createAuth(test.store, test.clock).ensureFirstAdmin({ email: 'owner@example.com' })),
    );
    expect(made.filter((admin) => admin !== null)).toHaveLength(1);
    expect(await test.auth.ensureFirstAdmin({ email: 'second@example.com' })).toBeNull();
  });

  it('stops the start with a sentence for a password nobody may have', async () => {
    const start = test.auth.ensureFirstAdmin({ email: 'owner@example.com', password: 'short' });
    await expect(start).rejects.toThrow('ADMIN_PASSWORD must be at least 10 characters.');
  });
});
