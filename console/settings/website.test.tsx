import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const SNIPPET = '<script async src="https://chat.example.com/widget.js" data-inbox="harbour"></script>';

function shop() {
  const fake = fakeStaff(ADA);
  let inbox: InboxSettings = {
    key: 'harbour',
    companyName: 'Harbour & Pine',
    greeting: 'Hello',
    color: '#1f5f4a',
    onColor: '#ffffff',
    hasBot: true,
    origins: ['https://shop.example.com'],
    surveyOn: true,
    surveyAfterAbsence: false,
    active: true, team: null, promise: 0.95,
    topics: [],
  };
  fake.answer('settings.read', () => fine({ inboxes: [inbox], snippets: { harbour: SNIPPET } }));
  fake.answer('settings.change', (change) => {
    inbox = { ...inbox, ...(change as Partial<InboxSettings>) };
    return fine({ inbox });
  });
  return fake;
}
const changes = (fake: ReturnType<typeof shop>) => fake.asked.filter(({ name }) => name === 'settings.change').map(({ input }) => input);

describe('the website settings', () => {
  it('save only what was changed', async () => {
    const fake = shop();
    const { user } = await renderConsole({ at: '/console/settings/website', fake });
    expect(await screen.findByText(SNIPPET)).toBeTruthy();
    await user.click(screen.getByRole('checkbox', { name: /Offer the survey/ }));
    await user.click(screen.getByRole('button', { name: 'Add a topic' }));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Button' })));
    expect(screen.queryByText('Give it a name.')).toBeNull();
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('textbox', { name: 'Company name' }));
    expect(screen.getByText('Give it a name.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Button' }), 'Returns');
    await user.type(screen.getByRole('textbox', { name: 'Words it sends' }), 'I want to return something');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(changes(fake)).toEqual([
      { key: 'harbour', surveyOn: false, topics: [{ label: 'Returns', text: 'I want to return something' }] },
    ]);
  });

  it('refuse a colour that no text can be read on, and offer the nearest that works', async () => {
    const fake = shop();
    const { user } = await renderConsole({ at: '/console/settings/website', fake });
    const color = (await screen.findByRole('textbox', { name: 'Colour' })) as HTMLInputElement;
    await user.clear(color);
    await user.type(color, '#808080');
    expect(screen.getByText(/the best contrast is 4.4 : 1 and has to be 4.5 : 1/)).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await user.click(screen.getByRole('button', { name: /the nearest that works/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(changes(fake)).toEqual([{ key: 'harbour', color: '#828282' }]);
  });

  it('take websites as origins and say what is wrong with others', async () => {
    const fake = shop();
    const { user } = await renderConsole({ at: '/console/settings/website', fake });
    const box = await screen.findByRole('textbox', { name: 'Add a website' });
    await user.type(box, 'shop.example.org/path{Enter}');
    expect(screen.getByText(/must be an origin such as/)).toBeTruthy();
    await user.clear(box);
    await user.type(box, 'https://Shop.example.org/{Enter}');
    await user.click(screen.getByRole('button', { name: 'Remove https://shop.example.com' }));
    expect(within(screen.getByRole('list', { name: 'Allowed websites' })).getAllByRole('listitem')).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(changes(fake)).toEqual([{ key: 'harbour', origins: ['https://shop.example.org'] }]);
  });

  it('keep what was changed when saving is refused', async () => {
    const fake = shop();
    fake.answer('settings.change', () => refuse('unavailable', 'The store is away.'));
    const { user } = await renderConsole({ at: '/console/settings/website', fake });
    await user.type(await screen.findByRole('textbox', { name: 'Greeting' }), ' there');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Not saved. The store is away.');
    expect((screen.getByRole('textbox', { name: 'Greeting' }) as HTMLTextAreaElement).value).toBe('Hello there');
  });

  it('ask before unsaved changes are left behind', async () => {
    const { user, router } = await renderConsole({ at: '/console/settings/website', fake: shop() });
    await user.type(await screen.findByRole('textbox', { name: 'Greeting' }), '!');
    await user.click(screen.getByRole('link', { name: 'Surveys' }));
    const dialog = await screen.findByRole('dialog', { name: 'Leave without saving?' });
    await user.click(within(dialog).getByRole('button', { name: 'Stay here' }));
    expect(router.address.value).toBe('/console/settings/website');
    await user.click(screen.getByRole('link', { name: 'Surveys' }));
    await user.click(await screen.findByRole('button', { name: 'Leave without saving' }));
    await waitFor(() => expect(router.address.value).toBe('/console/surveys'));
  });
});
