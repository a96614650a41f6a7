import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { chatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const nobody = { 'GET /console/api/session': () => refuse('unauthenticated', 'Please sign in.') };

describe('signing in', () => {
  it('opens the console with the right password, and says so with a wrong one', async () => {
    const { user } = await renderConsole({
      http: {
        ...nobody,
        'POST /console/api/session': (body) =>
          (body as { password: string }).password === 'right' ? fine({ user: ADA }) : refuse('unauthenticated', 'no'),
      },
    });
    await user.type(screen.getByRole('textbox', { name: 'Email' }), ADA.email);
    await user.type(screen.getByLabelText('Password'), 'wrong');
    await user.click(screen.getByRole('button', { name: 'Sign in' }));
    expect((await screen.findByRole('alert')).textContent).toContain('do not belong together');
    await user.clear(screen.getByLabelText('Password'));
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    expect(await screen.findByRole('button', { name: 'Account: Ada Okafor' })).toBeTruthy();
  });

  it('says how long to wait after too many attempts', async () => {
    const { user } = await renderConsole({
      http: { ...nobody, 'POST /console/api/session': () => refuse('rate_limited', 'Slow down.', { retryAfterMs: 90_000 }) },
    });
    await user.type(screen.getByRole('textbox', { name: 'Email' }), ADA.email);
    await user.type(screen.getByLabelText('Password'), 'guess{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('Try again in 1 min');
  });

  it('asks for an own password first where somebody else knows it', async () => {
    const changed: unknown[] = [];
    const { user } = await renderConsole({
      me: { ...ADA, mustChangePassword: true },
      http: {
        'POST /console/api/password': (body) => {
          changed.push(body);
          return fine(null);
        },
      },
    });
    const first = await screen.findByLabelText('Password you signed in with');
    await waitFor(() => expect(document.activeElement).toBe(first));
    await user.type(first, 'temporary-1');
    await user.type(screen.getByLabelText('New password'), 'short');
    await user.type(screen.getByLabelText('New password again'), 'short');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(screen.getByText('Use at least 10 characters.')).toBeTruthy();
    expect(changed).toEqual([]);
    await user.type(screen.getByLabelText('New password'), ' but longer');
    await user.type(screen.getByLabelText('New password again'), ' but longer');
    await user.click(screen.getByRole('button', { name: 'Change password' }));
    expect(await screen.findByRole('button', { name: 'Account: Ada Okafor' })).toBeTruthy();
    expect(changed).toEqual([{ current: 'temporary-1', next: 'short but longer' }]);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1, name: 'Chats' })));
  });

  it('keeps asking while the server cannot say, instead of asking for the password', async () => {
    let ready = false;
    const { user } = await renderConsole({
      http: { 'GET /console/api/session': () => (ready ? fine({ user: ADA }) : refuse('unavailable', 'Not now.')) },
    });
    expect(await screen.findByText(/This page goes on by itself/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Sign in' })).toBeNull();
    ready = true;
    await user.click(screen.getByRole('button', { name: 'Try now' }));
    expect(await screen.findByRole('button', { name: 'Account: Ada Okafor' })).toBeTruthy();
  });

  it('comes back to the sign-in when the session ends, with the draft kept', async () => {
    const fake = fakeStaff(ADA);
    const log = chatLog('kept', Date.now() - 60_000).customer('Hello').handoff('requested').accept(ADA);
    fake.put(log);
    const { user } = await renderConsole({
      fake,
      at: `/console/chats/mine/${log.id}`,
      http: { 'POST /console/api/session': () => fine({ user: ADA }) },
    });
    await user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Not yet sent');
    fake.refusal.value = { code: 'unauthenticated', message: 'Session over.' };
    expect((await screen.findByText(/Your session has ended/)).textContent).toContain('ask an admin whether your account is still active');
    fake.refusal.value = null;
    await user.type(screen.getByRole('textbox', { name: 'Email' }), ADA.email);
    await user.type(screen.getByLabelText('Password'), 'right{Enter}');
    const reply = (await screen.findByRole('textbox', { name: 'Reply' })) as HTMLTextAreaElement;
    await waitFor(() => expect(reply.value).toBe('Not yet sent'));
  });

  it('signs out from the account menu', async () => {
    const { user } = await renderConsole({ http: { 'DELETE /console/api/session': () => fine(null) } });
    await user.click(await screen.findByRole('button', { name: 'Account: Ada Okafor' }));
    await user.click(screen.getByRole('button', { name: 'Sign out' }));
    expect(await screen.findByRole('button', { name: 'Sign in' })).toBeTruthy();
  });
});
