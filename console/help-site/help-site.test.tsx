import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { HelpSiteState } from '../../protocol/help-site-contract.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import type { HttpAnswers } from '../testing/render-console.tsx';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const AT = '/console/settings/help-site';

function site(settings: Partial<HelpSiteState['settings']> = {}) {
  const fake = fakeStaff(ADA);
  let state: HelpSiteState = {
    settings: {
      isOn: true, title: '', homeText: '', logoUrl: null, color: null, origin: null, links: [], isIndexed: true, contactEmail: null, locale: 'en', inbox: 'main', ...settings,
    },
    address: 'https://chat.example.com/help',
    fallback: { title: 'Harbour & Pine help', color: '#1f5c4d' },
    inboxes: [{ key: 'main', companyName: 'Harbour & Pine' }],
    locales: [{ locale: 'en', articles: 65 }, { locale: 'de', articles: 26 }],
  };
  fake.answer('help_site.read', () => fine(state));
  fake.answer('help_site.change', (change) => {
    state = { ...state, settings: { ...state.settings, ...(change as Partial<HelpSiteState['settings']>) } };
    return fine(state);
  });
  const changes = () => fake.asked.filter(({ name }) => name === 'help_site.change').map(({ input }) => input);
  return { fake, changes };
}
const open = (fake: ReturnType<typeof site>['fake'], http: HttpAnswers = {}) => renderConsole({ at: AT, fake, http });
const box = (name: string | RegExp) => screen.findByRole<HTMLInputElement>('textbox', { name });

describe('the settings of the help site', () => {
  it('say where it is, and save only what was changed', async () => {
    const { fake, changes } = site();
    const { user } = await open(fake);
    expect((await screen.findByRole('link', { name: 'Open the help site' })).getAttribute('href')).toBe('/help');
    await user.type(await box('Title'), 'Otter answers');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Main language' }), 'de');
    await user.type(await box('E-mail address for readers'), 'help@otter.example');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(changes()).toEqual([{ title: 'Otter answers', locale: 'de', contactEmail: 'help@otter.example' }]);
  });

  it('take what is emptied back to what stands in its place', async () => {
    const { fake, changes } = site({ origin: 'https://help.example.com', color: '#1d4ed8' });
    const { user } = await open(fake);
    await user.clear(await box('Own domain'));
    await user.click(screen.getByRole('checkbox', { name: /Use the colour of the chat/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(changes()).toEqual([{ origin: null, color: null }]));
  });

  it('refuse what would not work before it is sent', async () => {
    const { fake, changes } = site();
    const { user } = await open(fake);
    await user.type(await box('Own domain'), 'help.example.com/x');
    expect(screen.getByText(/must be an origin such as/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add a link' }));
    await user.type(await box('Words'), 'Shop');
    await user.type(await box('Address'), 'javascript:alert(1)');
    await user.tab();
    await user.tab();
    expect(await screen.findByText(/must be an address such as/)).toBeTruthy();
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save' }).disabled).toBe(true);
    expect(changes()).toEqual([]);
  });

  it('take a logo from a file, and say what is wrong with another', async () => {
    const { fake, changes } = site();
    let isImage = true;
    const http: HttpAnswers = {
      'POST /console/api/files': (form) =>
        form instanceof FormData && form.get('file') instanceof File
          ? fine({ file: { address: '/files/abc/logo.png', isImage } })
          : refuse('invalid_payload', 'No file.'),
    };
    const { user } = await open(fake, http);
    await box('Title');
    const input = document.querySelector<HTMLInputElement>('input[type=file]') as HTMLInputElement;
    await user.upload(input, new File(['x'], 'logo.png', { type: 'image/png' }));
    await waitFor(async () => expect((await box('Logo')).value).toBe('/files/abc/logo.png'));
    isImage = false;
    await user.upload(input, new File(['x'], 'logo.png', { type: 'image/png' }));
    expect(await screen.findByText(/This file is no picture/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(changes()).toEqual([{ logoUrl: '/files/abc/logo.png' }]));
  });

  it('keep what was changed when saving is refused, and say that it is off where it is', async () => {
    const { fake } = site({ isOn: false });
    fake.answer('help_site.change', () => refuse('unavailable', 'The store is away.'));
    const { user } = await open(fake);
    expect(await screen.findByText(/It is off/)).toBeTruthy();
    await user.type(await box('Words on the first page'), 'Ask us');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Not saved. The store is away.');
    expect((await box('Words on the first page')).value).toBe('Ask us');
  });
});
