import { describe, expect, it } from 'vitest';
import { raiseAccountStage } from './testing/account-stage.ts';
import { PASSWORD } from './testing/test-auth.ts';

const stage = raiseAccountStage();
const NEXT = 'another lamp on the porch';
const DAY_MS = 24 * 60 * 60_000;

describe('an invitation', () => {
  const invite = async () => {
    const user = await stage.test.auth.accounts.invite({ email: 'ivy@example.com', name: 'Ivy', role: 'agent' });
    return { user, ...(await stage.test.auth.links.make(user.id, 'invitation')) };
  };

  it('lets the person choose a password and come in, once', async () => {
    const { user, token } = await invite();
    expect(await stage.test.auth.users.find(user.id)).toMatchObject({ pending: true });
    const ivy = stage.browser();
    expect((await ivy.call('POST', '/link', { token })).body).toEqual({ kind: 'invitation', name: 'Ivy', email: 'ivy@example.com', companyName: 'Harbour & Pine' });
    expect(await ivy.call('POST', '/link/password', { token, password: 'short' })).toMatchObject({ status: 400, body: { error: { issues: [{ path: 'password' }] } } });
    expect((await ivy.call('POST', '/link/password', { token, password: NEXT })).body.user).toMatchObject({ name: 'Ivy' });
    expect((await ivy.call('GET', '/session')).status).toBe(200);
    expect(await stage.test.auth.users.find(user.id)).toMatchObject({ pending: false, mustChangePassword: false });
    expect((await stage.browser().call('POST', '/link/password', { token, password: 'somebody else’s words' })).status).toBe(404);
    expect((await stage.browser().signIn('ivy', { password: NEXT })).status).toBe(200);
  });

  it('is good once also for two who use it in the same moment', async () => {
    const { token } = await invite();
    const answers = await Promise.all([NEXT, `${NEXT} too`].map((password) => stage.browser().call('POST', '/link/password', { token, password })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 404]);
  });

  it('is over after seven days, when it is sent anew, and when it is taken back', async () => {
    const { user, token } = await invite();
    const again = await stage.test.auth.links.make(user.id, 'invitation');
    const open = async (each: string) => (await stage.browser().call('POST', '/link', { token: each })).status;
    expect([await open(token), await open(again.token)]).toEqual([404, 200]);
    stage.test.clock.advance(7 * DAY_MS + 1);
    expect(await open(again.token)).toBe(404);
    const third = await stage.test.auth.links.make(user.id, 'invitation');
    await stage.test.auth.links.revoke(user.id);
    expect(await open(third.token)).toBe(404);
  });
});

describe('a forgotten password', () => {
  it('is replaced by way of a mail, which ends every session and every lockout', async () => {
    await stage.test.person('Ada');
    const ada = stage.browser();
    await ada.signIn('ada');
    for (let guess = 0; guess < 12; guess += 1) await stage.browser().signIn('ada', { password: 'a guess' });
    expect((await stage.browser().signIn('ada')).status).toBe(429);
    expect((await stage.browser().call('POST', '/forgotten-password', { email: 'Ada@example.com' })).status).toBe(204);
    await stage.mails(1);
    const { token = '' } = stage.mailed[0] ?? {};
    expect((await stage.browser().call('POST', '/link/password', { token, password: NEXT })).body).toEqual({ user: null });
    expect((await ada.call('GET', '/session')).status).toBe(401);
    expect((await stage.browser().signIn('ada', { password: NEXT })).status).toBe(200);
  });

  it('gets the same answer for an address nobody has, and no mail', async () => {
    await stage.test.person('Ada');
    const left = await stage.test.person('Bob');
    await stage.test.auth.users.change(left.id, { active: false });
    const answers = [];
    for (const email of ['nobody@example.com', 'bob@example.com', 'ada@example.com']) answers.push(await stage.browser().call('POST', '/forgotten-password', { email }));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    await stage.mails(1);
    expect(stage.mailed.map(({ email }) => email)).toEqual(['ada@example.com']);
  });

  it('fills nobody’s mailbox: the fourth mail in an hour does not go out, and the third still works', async () => {
    await stage.test.person('Ada');
    for (let asked = 0; asked < 5; asked += 1) {
      await stage.browser().call('POST', '/forgotten-password', { email: 'ada@example.com' });
      await stage.mails(Math.min(asked + 1, 3));
    }
    expect(stage.mailed).toHaveLength(3);
    expect((await stage.browser().call('POST', '/link', { token: stage.mailed[2]?.token })).status).toBe(200);
  });

  it('is over after an hour, and once the password was changed in another way', async () => {
    const ada = await stage.test.person('Ada');
    const first = await stage.test.auth.links.make(ada.id, 'reset');
    await stage.test.auth.accounts.resetPassword(ada.id);
    expect((await stage.browser().call('POST', '/link', { token: first.token })).status).toBe(404);
    const second = await stage.test.auth.links.make(ada.id, 'reset');
    stage.test.clock.advance(60 * 60_000 + 1);
    expect((await stage.browser().call('POST', '/link', { token: second.token })).status).toBe(404);
  });
});

describe('wrong passwords', () => {
  it('make each further attempt wait longer, also after a restart, and whether or not there is such a person', async () => {
    await stage.test.person('Ada');
    const waits = async (name: string) => {
      const browser = stage.browser();
      for (let guess = 0; guess < 10; guess += 1) await browser.signIn(name, { password: 'a guess' });
      const first = (await browser.signIn(name, { password: 'a guess' })).body.error;
      stage.test.clock.advance(60_000);
      expect((await browser.signIn(name, { password: 'a guess' })).status).toBe(401);
      const second = (await browser.signIn(name, { password: 'a guess' })).body.error;
      return [first?.code, first?.retryAfterMs, second?.code, second?.retryAfterMs];
    };
    expect(await waits('ada')).toEqual(['rate_limited', 60_000, 'rate_limited', 120_000]);
    expect(await waits('nobody')).toEqual(['rate_limited', 60_000, 'rate_limited', 120_000]);
    stage.test.clock.advance(120_000);
    expect((await stage.browser().signIn('ada', { password: PASSWORD })).status).toBe(200);
  });
});
