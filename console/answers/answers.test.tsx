import { fireEvent, screen } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

describe('what an admin promises of the bot’s answers', () => {
  it('is a number of 100, and nothing else is saved', async () => {
    const fake = fakeStaff(ADA);
    let inbox = { key: 'main', companyName: 'Harbour & Pine', hasBot: true, promise: 0.95 } as InboxSettings;
    fake.answer('settings.read', () => fine({ inboxes: [inbox], snippets: {} }));
    fake.answer('settings.change', ({ key: _key, ...change }) => {
      inbox = { ...inbox, ...(change as Partial<InboxSettings>) };
      return fine({ inbox });
    });
    const { user } = await renderConsole({ at: '/console/settings/answers', fake });
    const field = await screen.findByRole('spinbutton', { name: 'Of 100 answers it gives, so many shall be right' });
    for (const wrong of ['', '20', '100', '90.5']) {
      fireEvent.input(field, { target: { value: wrong } });
      expect(screen.getByText('Give a whole number from 50 to 99.')).toBeTruthy();
    }
    fireEvent.input(field, { target: { value: '90' } });
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(fake.asked.find(({ name }) => name === 'settings.change')?.input).toEqual({ key: 'main', hasBot: true, promise: 0.9 });
  });
});
