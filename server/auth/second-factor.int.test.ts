import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { raiseAccountStage } from './testing/account-stage.ts';
import type { Browser } from './testing/account-stage.ts';
import { PASSWORD } from './testing/test-auth.ts';

const stage = raiseAccountStage();
const codeOf = (secret: string): string => generateSync({ secret, epoch: Math.floor(stage.test.clock.now() / 1000) });
/** The code of a moment later: each counts once. */
const nextCode = (secret: string): string => {
  stage.test.clock.advance(30_000);
  return codeOf(secret);
};

async function setUp(ada: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = (await ada.call('POST', '/second-factor/begin', { password: PASSWORD })).body as unknown as { secret: string; uri: string; picture: string[] };
  expect(begun.uri).toContain('otpauth://totp/');
  expect(begun.picture.every((row) => row.length === begun.picture.length && /^[01]+$/.test(row))).toBe(true);
  const confirmed = await ada.call('POST', '/second-factor/confirm', { code: codeOf(begun.secret) });
  expect(confirmed.status).toBe(200);
  return { secret: begun.secret, recoveryCodes: confirmed.body['recoveryCodes'] as string[] };
}

describe('a second factor', () => {
  it('is asked for only after the right password, and takes each code once', async () => {
    await stage.test.person('Ada');
    const ada = stage.browser();
    await ada.signIn('ada');
    const { secret } = await setUp(ada);
    const there = stage.browser();
    expect((await there.signIn('ada', { password: 'wrong words' })).body.error).not.toHaveProperty('issues');
    expect(await there.signIn('ada')).toMatchObject({ status: 401, body: { error: { issues: [{ path: 'code' }] } } });
    const code = nextCode(secret);
    expect((await there.signIn('ada', { code })).status).toBe(200);
    expect((await stage.browser().signIn('ada', { code })).status).toBe(401);
    expect((await stage.browser().signIn('ada', { code: '000000' })).status).toBe(401);
  });

  it('lets somebody without their phone in with a recovery code, once', async () => {
    await stage.test.person('Ada');
    const ada = stage.browser();
    await ada.signIn('ada');
    const { recoveryCodes } = await setUp(ada);
    expect(new Set(recoveryCodes).size).toBe(10);
    const code = recoveryCodes[3]?.toUpperCase() ?? '';
    expect((await stage.browser().signIn('ada', { code })).status).toBe(200);
    expect((await stage.browser().signIn('ada', { code })).status).toBe(401);
    expect((await ada.call('GET', '/second-factor')).body).toEqual({ active: true, required: false, recoveryLeft: 9 });
    const stored = JSON.stringify(await stage.test.store.connection.collection('second_factors').find({}).toArray());
    expect(recoveryCodes.some((each) => stored.includes(each))).toBe(false);
  });

  it('ends the sessions that were begun without it, and needs the password to go', async () => {
    await stage.test.person('Ada');
    const [here, there] = [stage.browser(), stage.browser()];
    await here.signIn('ada');
    await there.signIn('ada');
    await setUp(here);
    expect((await there.call('GET', '/session')).status).toBe(401);
    expect(await here.call('POST', '/second-factor/off', { password: 'a guess' })).toMatchObject({ status: 400, body: { error: { issues: [{ path: 'password' }] } } });
    expect((await here.call('POST', '/second-factor/off', { password: PASSWORD })).status).toBe(204);
    expect((await there.signIn('ada')).status).toBe(200);
  });

  it('is guessed no faster than a password', async () => {
    await stage.test.person('Ada');
    const ada = stage.browser();
    await ada.signIn('ada');
    const { secret } = await setUp(ada);
    const thief = stage.browser();
    const guesses = [];
    for (let guess = 0; guess < 6; guess += 1) {
      guesses.push((await thief.signIn('ada', { code: '111111' })).status, (await thief.signIn('ada')).status, (await thief.signIn('ada', { code: '222222' })).status);
    }
    expect(guesses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect(await thief.signIn('ada', { code: codeOf(secret) })).toMatchObject({ status: 429, body: { error: { retryAfterMs: expect.any(Number) } } });
  });

  it('must be set up before anything else where the role asks for it', async () => {
    const role = await stage.test.auth.roles.find('agent');
    if (role) await stage.test.auth.roles.save({ ...role, secondFactor: true });
    await stage.test.person('Ada', 'agent');
    const ada = stage.browser();
    expect((await ada.signIn('ada')).body.user).toMatchObject({ mustSetUpSecondFactor: true });
    const { token } = await stage.test.auth.signIn({ email: 'ada@example.com', password: PASSWORD, address: '192.0.2.9' });
    await expect(stage.test.auth.sessions.require(`porchlight_session=${token}`)).rejects.toMatchObject({ code: 'forbidden', message: 'Set up your second factor first.' });
    await setUp(ada);
    expect((await ada.call('GET', '/session')).body.user).toMatchObject({ mustSetUpSecondFactor: false });
    expect((await ada.call('POST', '/second-factor/off', { password: PASSWORD })).status).toBe(403);
  });
});

describe('one’s own sessions', () => {
  it('are listed with device and address, and ended one by one or all others at once', async () => {
    await stage.test.person('Ada');
    const [here, phone, cafe] = [stage.browser('Firefox on Linux'), stage.browser('Safari on a phone'), stage.browser('Chrome in a café')];
    for (const each of [cafe, phone, here]) {
      stage.test.clock.advance(1_000);
      await each.signIn('ada');
    }
    const rows = async () => (await here.call('GET', '/sessions')).body['sessions'] as { id: string; device: string; current: boolean }[];
    expect(await rows()).toMatchObject([{ device: 'Firefox on Linux', current: true, address: '127.0.0.1' }, { device: 'Safari on a phone', current: false }, { device: 'Chrome in a café' }]);
    await here.call('DELETE', `/sessions/${(await rows())[1]?.id}`);
    expect((await phone.call('GET', '/session')).status).toBe(401);
    await here.call('POST', '/sessions/end-others', {});
    expect(await rows()).toHaveLength(1);
    expect((await here.call('GET', '/session')).status).toBe(200);
  });

  it('of somebody else cannot be ended by knowing their id', async () => {
    await stage.test.person('Ada');
    await stage.test.person('Bob');
    const [ada, bob] = [stage.browser(), stage.browser()];
    await ada.signIn('ada');
    await bob.signIn('bob');
    const [hers] = (await ada.call('GET', '/sessions')).body['sessions'] as { id: string }[];
    await bob.call('DELETE', `/sessions/${hers?.id}`);
    expect((await ada.call('GET', '/session')).status).toBe(200);
  });
});
