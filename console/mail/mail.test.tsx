import { screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { MailStanding, StoredMailSettings } from '../../protocol/mail-contract.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const STANDING: MailStanding = { out: 'works', outReason: null, from: 'support@example.com', imap: 'off', imapReason: null, webhook: true, webhookUrl: 'https://chat.example.com/mail/inbound', replyAddress: 'support+*@example.com', unseenMinutes: 5 };

async function open(standing: Partial<MailStanding> = {}) {
  const fake = fakeStaff(ADA);
  let stored: StoredMailSettings = { version: 1, settings: { addresses: [], otherwise: 'main' }, standing: { ...STANDING, ...standing } };
  fake.answer('settings.read', () => fine({ inboxes: [{ key: 'main', companyName: 'Harbour & Pine' }, { key: 'shop', companyName: 'Shop' }] as never, snippets: {} }));
  fake.answer('mail.read', () => fine(stored));
  fake.answer('mail.change', ({ version, settings }) => {
    if (version !== stored.version) return refuse('conflict', 'Somebody else was faster.');
    stored = { ...stored, version: version + 1, settings };
    return fine(stored);
  });
  const story = await renderConsole({ at: '/console/settings/mail', fake });
  await screen.findByRole('heading', { name: 'Mail' });
  await screen.findByText('Mails go out');
  return { ...story, stored: () => stored, change: (settings: StoredMailSettings['settings']) => (stored = { ...stored, version: stored.version + 1, settings }) };
}

describe('the mail settings', () => {
  it('say how mail stands', async () => {
    await open();
    expect(screen.getByText('yes, from support@example.com')).toBeTruthy();
    expect(screen.getByText('after 5 minutes')).toBeTruthy();
    expect(screen.getByText('https://chat.example.com/mail/inbound')).toBeTruthy();
  });

  it('say plainly that no mail goes out, or why it fails', async () => {
    await open({ out: 'off', from: null, webhook: false, replyAddress: null });
    expect(screen.getByText(/No mail goes out: set SMTP_URL and MAIL_FROM/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Send a mail to me' })).toBeNull();
  });

  it('send a mail to oneself and say what the server said', async () => {
    const { user, fake } = await open({ out: 'fails', outReason: 'the mail server does not answer' });
    expect(screen.getByText(/Mail cannot go out now. the mail server does not answer/)).toBeTruthy();
    fake.answer('mail.try', () => fine({ to: 'ada@harbour.example', sent: false, reason: '550 no such user' }));
    await user.click(screen.getByRole('button', { name: 'Send a mail to me' }));
    expect(await screen.findByText(/did not take it: 550 no such user/)).toBeTruthy();
  });

  it('say which mails begin conversations where', async () => {
    const { user, stored } = await open();
    await user.click(screen.getByRole('button', { name: 'Add an address' }));
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Mails to' }), 'orders@example.com');
    await user.selectOptions(screen.getByRole('combobox', { name: 'begin a conversation in' }), 'shop');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mails to any other address' }), 'are left alone');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(stored().settings).toEqual({ addresses: [{ address: 'orders@example.com', inbox: 'shop' }], otherwise: null });
  });

  it('keep what one wrote where somebody else was faster', async () => {
    const { user, change } = await open();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Mails to any other address' }), 'shop');
    change({ addresses: [], otherwise: null });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/somebody else has changed this/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Show theirs' }));
    expect((await screen.findByRole('combobox', { name: 'Mails to any other address' }) as HTMLSelectElement).value).toBe('');
  });
});
