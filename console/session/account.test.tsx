import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const nobody = { 'GET /console/api/session': () => refuse('unauthenticated', 'Nobody is signed in.') };
const FACTOR = { secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x', picture: ['101', '010', '101'] };

describe('signing in', () => {
  it('asks for a code in a second step where there is a second factor', async () => {
    const sent: unknown[] = [];
    const { user } = await renderConsole({
      http: {
        ...nobody,
        'POST /console/api/session': (body) => {
          sent.push(body);
          const { code } = body as { code?: string };
          if (code === '123456') return fine({ user: ADA });
          return refuse('unauthenticated', 'Enter the code.', { issues: [{ path: 'code', message: 'Enter the code.' }] });
        },
      },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Email' }), 'ada@harbour.example');
    await user.type(screen.getByLabelText('Password'), 'a lamp on the porch{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), '111111{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('This code is not right');
    await user.clear(screen.getByRole('textbox', { name: 'Code' }));
    await user.type(screen.getByRole('textbox', { name: 'Code' }), '123456{Enter}');
    expect(await screen.findByTitle('Connected')).toBeTruthy();
    expect(sent.at(-1)).toEqual({ email: 'ada@harbour.example', password: 'a lamp on the porch', code: '123456' });
  });

  it('offers the company’s own sign-in, and says what came of it', async () => {
    await renderConsole({ at: '/console?sso=unverified', http: { ...nobody, 'GET /console/api/sign-in-options': () => fine({ passwordReset: false, sso: { label: 'Sign in with Harbour ID' } }) } });
    expect((await screen.findByRole('link', { name: 'Sign in with Harbour ID' })).getAttribute('href')).toBe('/console/api/sso/start');
    expect(screen.getByRole('alert').textContent).toContain('no verified e-mail address');
  });

  it('mails a link to who forgot the password, and tells nobody whether there is an account', async () => {
    const { user } = await renderConsole({
      http: { ...nobody, 'GET /console/api/sign-in-options': () => fine({ passwordReset: true, sso: null }), 'POST /console/api/forgotten-password': () => fine(null) },
    });
    await user.click(await screen.findByRole('button', { name: 'Forgot password?' }));
    await user.type(screen.getByRole('textbox', { name: 'Email' }), 'ada@harbour.example{Enter}');
    expect(await screen.findByText(/If ada@harbour.example has an account here, a mail is on its way./)).toBeTruthy();
  });

  it('says whom to ask where the server sends no mail', async () => {
    const { user } = await renderConsole({ http: nobody });
    await user.click(await screen.findByRole('button', { name: 'Forgot password?' }));
    expect(screen.getByText(/This server sends no mail. Ask an admin/)).toBeTruthy();
  });
});

describe('a link', () => {
  const link = { 'POST /console/api/link': () => fine({ kind: 'invitation', name: 'Ivy', email: 'ivy@harbour.example', companyName: 'Harbour & Pine' }) };

  it('of an invitation lets somebody choose a password, and they are in', async () => {
    const { user, router } = await renderConsole({ at: `/console/join#${'t'.repeat(43)}`, http: { ...nobody, ...link, 'POST /console/api/link/password': () => fine({ user: ADA }) } });
    expect(await screen.findByRole('heading', { name: 'Welcome, Ivy' })).toBeTruthy();
    await user.type(screen.getByLabelText('Password'), 'short');
    await user.type(screen.getByLabelText('Password again'), 'short{Enter}');
    expect(await screen.findByText('Use at least 10 characters.')).toBeTruthy();
    await user.type(screen.getByLabelText('Password'), ' and long enough');
    await user.type(screen.getByLabelText('Password again'), ' and long enough{Enter}');
    expect(await screen.findByTitle('Connected')).toBeTruthy();
    expect(router.address.value).toMatch(/^\/console\/chats/);
  });

  it('that was used says so, and where to get another', async () => {
    await renderConsole({ at: '/console/reset#used', http: { ...nobody, 'POST /console/api/link': () => refuse('not_found', 'This link is used.') } });
    expect(await screen.findByRole('heading', { name: 'This link does not work' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Go to the sign-in page' })).toBeTruthy();
  });
});

describe('the second factor', () => {
  const setUp = {
    'POST /console/api/second-factor/begin': (body: unknown) =>
      (body as { password: string }).password === 'right' ? fine(FACTOR) : refuse('invalid_payload', 'No.', { issues: [{ path: 'password', message: 'This is not your password.' }] }),
    'POST /console/api/second-factor/confirm': () => fine({ recoveryCodes: ['aaaa-bbbb', 'cccc-dddd'] }),
  };

  it('is set up with a picture, a first code, and recovery codes to keep', async () => {
    let active = false;
    const { user } = await renderConsole({
      at: '/console/account/security',
      http: {
        ...setUp,
        'GET /console/api/second-factor': () => fine({ active, required: false, recoveryLeft: active ? 10 : 0 }),
        'GET /console/api/sessions': () => fine({ sessions: [] }),
      },
    });
    await user.click(await screen.findByRole('button', { name: 'Set up a second factor' }));
    await user.type(screen.getByLabelText('Your password'), 'wrong{Enter}');
    expect(await screen.findByText('This is not your password.')).toBeTruthy();
    await user.clear(screen.getByLabelText('Your password'));
    await user.type(screen.getByLabelText('Your password'), 'right{Enter}');
    expect(await screen.findByRole('img', { name: /Picture to scan/ })).toBeTruthy();
    active = true;
    await user.type(screen.getByRole('textbox', { name: 'Code' }), '123456{Enter}');
    expect((await screen.findByText(/aaaa-bbbb/)).textContent).toContain('cccc-dddd');
    await user.click(screen.getByRole('button', { name: 'I have kept them' }));
    expect(await screen.findByText(/10 recovery codes are left./)).toBeTruthy();
  });

  it('comes before everything else where the role asks for it', async () => {
    const me = { ...ADA, mustSetUpSecondFactor: true };
    const { user } = await renderConsole({ me, http: setUp });
    expect(await screen.findByRole('heading', { name: 'Set up your second factor' })).toBeTruthy();
    expect(screen.queryByRole('navigation', { name: 'Main' })).toBeNull();
    await user.type(screen.getByLabelText('Your password'), 'right{Enter}');
    await user.type(await screen.findByRole('textbox', { name: 'Code' }), '123456{Enter}');
    await user.click(await screen.findByRole('button', { name: 'I have kept them' }));
    expect(await screen.findByRole('navigation', { name: 'Main' })).toBeTruthy();
  });
});

describe('the sessions of one’s own', () => {
  it('are named by browser, and ended', async () => {
    const ended: string[] = [];
    const row = (id: string, device: string, current: boolean) => ({ id, device, address: '192.0.2.7', createdAt: Date.now(), lastSeenAt: Date.now(), current });
    const { user } = await renderConsole({
      at: '/console/account/security',
      http: {
        'GET /console/api/second-factor': () => fine({ active: false, required: false, recoveryLeft: 0 }),
        'GET /console/api/sessions': () => fine({ sessions: [row('here', 'Mozilla/5.0 (X11; Linux) Chrome/140 Safari/537', true), row('there', 'Mozilla/5.0 (iPhone) Safari/604', false)] }),
        'DELETE /console/api/sessions/there': () => {
          ended.push('there');
          return fine(null);
        },
      },
    });
    const here = (await screen.findByText('Chrome on Linux')).closest('li');
    if (!here) throw new Error('The session is in no list.');
    expect(within(here).getByText('This browser')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'End the session of Safari on iPhone' }));
    expect(ended).toEqual(['there']);
  });
});
