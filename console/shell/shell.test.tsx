import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import { fakeStaff, refuse } from '../testing/fake-staff.ts';
import { ADA, adaAs, memoryStore, renderConsole } from '../testing/render-console.tsx';

describe('the command palette', () => {
  it('goes to a page by a few letters and the keyboard alone', async () => {
    const { user, router } = await renderConsole({ at: '/console/chats/mine' });
    await screen.findByTitle('Connected');
    await user.keyboard('{Control>}k{/Control}');
    const search = await screen.findByRole('combobox', { name: 'Search pages and actions' });
    await user.type(search, 'surv');
    const found = () => within(screen.getByRole('listbox', { name: 'Pages and actions' })).getAllByRole('option');
    await waitFor(() => expect(found().map((option) => option.textContent)).toEqual(['Surveys Go to ']));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.address.value).toBe('/console/surveys'));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('offers what the open conversation allows, and nothing else', async () => {
    const fake = fakeStaff(ADA);
    const log = chatLog('here', Date.now()).customer('Hello').handoff('requested').accept(ADA);
    fake.put(log);
    const { user } = await renderConsole({ fake, at: `/console/chats/mine/${log.id}` });
    await screen.findByRole('button', { name: 'Resolve' });
    await user.keyboard('{Control>}k{/Control}');
    expect(await screen.findByRole('option', { name: /^Resolve This conversation/ })).toBeTruthy();
    expect(screen.queryByRole('option', { name: /^Accept/ })).toBeNull();
    await user.type(screen.getByRole('combobox', { name: 'Search pages and actions' }), 'this resolve{Enter}');
    expect(await screen.findByRole('button', { name: 'Reopen' })).toBeTruthy();
  });

  it('shows an agent no pages of admins', async () => {
    const agent = adaAs('agent');
    const { user } = await renderConsole({ me: agent, fake: fakeStaff(agent), at: '/console/chats/mine' });
    await screen.findByTitle('Connected');
    await user.keyboard('{Control>}k{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Search pages and actions' }), 'settings');
    expect(screen.getByText('Nothing of that name. Try fewer letters.')).toBeTruthy();
  });
});

describe('the bar on top', () => {
  it('sets the presence, and goes back to what is true when the server cannot be told', async () => {
    const fake = fakeStaff(ADA);
    const { user } = await renderConsole({ fake });
    const presence = (await screen.findByRole('combobox', { name: 'Your presence' })) as HTMLSelectElement;
    await waitFor(() => expect(presence.value).toBe('online'));
    await user.selectOptions(presence, 'busy');
    expect(fake.asked).toContainEqual({ name: 'presence.set', input: { status: 'busy' } });
    fake.answer('presence.set', () => refuse('offline', 'No connection.'));
    await user.selectOptions(presence, 'away');
    await waitFor(() => expect(presence.value).toBe('busy'));
    expect(screen.getByRole('alert').textContent).toContain('Not changed');
  });

  it('says that the connection is lost and what becomes of what is written', async () => {
    const fake = fakeStaff(ADA);
    await renderConsole({ fake });
    await screen.findByTitle('Connected');
    fake.connection.value = 'reconnecting';
    expect(await screen.findByTitle(/What you write is kept/)).toBeTruthy();
  });

  it('shows who of the team is here', async () => {
    const fake = fakeStaff(ADA, { team: [{ id: MAYA.id, name: MAYA.name, status: 'busy' }] });
    const { user } = await renderConsole({ fake });
    await user.click(await screen.findByRole('button', { name: 'Account: Ada Okafor' }));
    expect(within(screen.getByRole('list', { name: 'Team' })).getByRole('listitem').textContent).toBe('Maya Reed busy');
    await waitFor(async () => {
      await user.keyboard('{Escape}');
      expect(screen.queryByRole('list', { name: 'Team' })).toBeNull();
    });
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Account: Ada Okafor' }));
  });
});

describe('the embedded engine', () => {
  const embedded = { store: { kind: 'embedded' as const, description: 'Engine, data in ./data' } };

  it('is explained to admins once, and under About for good', async () => {
    const storage = memoryStore();
    const first = await renderConsole({ fake: fakeStaff(ADA, embedded), storage });
    await first.user.click(await screen.findByRole('button', { name: 'Got it' }));
    expect(screen.queryByText(/kept in the embedded engine/)).toBeNull();
    first.router.go('/console/settings/about');
    expect(await screen.findByText('npm run porchlight -- restore porchlight.backup')).toBeTruthy();
    expect(screen.getByText('Engine, data in ./data')).toBeTruthy();
    document.body.replaceChildren();
    await renderConsole({ fake: fakeStaff(ADA, embedded), storage });
    await screen.findByTitle('Connected');
    expect(screen.queryByRole('button', { name: 'Got it' })).toBeNull();
  });

  it('is no matter for agents', async () => {
    const agent = adaAs('agent');
    await renderConsole({ me: agent, fake: fakeStaff(agent, embedded) });
    await screen.findByTitle('Connected');
    expect(screen.queryByRole('button', { name: 'Got it' })).toBeNull();
  });
});

describe('people without a desk', () => {
  it('begin with the articles and ask for no conversations', async () => {
    const editor = adaAs('editor');
    const fake = fakeStaff(editor);
    await renderConsole({ me: editor, fake });
    expect(await screen.findByRole('heading', { name: 'Articles' })).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Chats' })).toBeNull();
    expect(fake.asked.map(({ name }) => name)).not.toContain('conversations.list');
  });
});

describe('a laptop that was opened again', () => {
  it('does not wait for the next attempt to connect', async () => {
    const fake = fakeStaff(ADA);
    const wake = vi.spyOn(fake.client, 'wake');
    await renderConsole({ fake });
    await screen.findByTitle('Connected');
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(wake).toHaveBeenCalledTimes(2);
  });
});
