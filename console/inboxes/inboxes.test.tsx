import { screen, within } from '@testing-library/preact';
import { expect, it } from 'vitest';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import type { TeamId } from '../../protocol/ids.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const MAIN = { key: 'main', companyName: 'Harbour & Pine', color: '#1f5c4d', onColor: '#ffffff', greeting: 'Hello', hasBot: true, origins: [], active: true, team: null, topics: [] } as unknown as InboxSettings;
const TEAM = { id: 't'.repeat(22) as TeamId, name: 'Returns', members: [], leads: [], version: 1 };

function office() {
  const fake = fakeStaff(ADA);
  let inboxes = [MAIN];
  fake.answer('settings.read', () => fine({ inboxes, snippets: Object.fromEntries(inboxes.map(({ key }) => [key, `<script data-inbox="${key}">`])) }));
  fake.answer('teams.list', () => fine({ teams: [TEAM] }));
  fake.answer('inboxes.add', ({ key, companyName }) => {
    if (key === 'main') return refuse('invalid_payload', 'No.', { issues: [{ path: 'key', message: 'There is an inbox main already.' }] });
    const inbox = { ...MAIN, key, companyName };
    inboxes = [...inboxes, inbox];
    return fine({ inbox, snippet: '' });
  });
  fake.answer('settings.change', ({ key, ...change }) => {
    inboxes = inboxes.map((inbox) => (inbox.key === key ? ({ ...inbox, ...change } as InboxSettings) : inbox));
    return fine({ inbox: inboxes[0] as InboxSettings });
  });
  return fake;
}

it('a second brand gets an inbox with a key made of its name, and its own snippet', async () => {
  const { user } = await renderConsole({ at: '/console/settings/inboxes', fake: office() });
  await user.click(await screen.findByRole('button', { name: 'Add an inbox' }));
  const dialog = screen.getByRole('dialog', { name: 'Add an inbox' });
  await user.type(within(dialog).getByRole('textbox', { name: /Name of the company/ }), 'Tents & Co');
  const key = within(dialog).getByRole('textbox', { name: 'Key' }) as HTMLInputElement;
  expect(key.value).toBe('tents-co');
  await user.clear(key);
  await user.type(key, 'main{Enter}');
  expect(await within(dialog).findByText('There is an inbox main already.')).toBeTruthy();
  await user.clear(key);
  await user.type(key, 'tents{Enter}');
  expect(await screen.findByText('<script data-inbox="tents">')).toBeTruthy();
});

it('an inbox is switched off only after asking, given to a team, and switched on at a click', async () => {
  const fake = office();
  const { user } = await renderConsole({ at: '/console/settings/inboxes', fake });
  await user.selectOptions(await screen.findByRole('combobox', { name: 'Team of Harbour & Pine' }), 'Returns');
  expect(fake.asked.filter(({ name }) => name === 'settings.change').at(-1)?.input).toEqual({ key: 'main', team: TEAM.id });
  await user.click(screen.getByRole('button', { name: 'Switch off Harbour & Pine' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Switch off' }));
  expect(await screen.findByText('Switched off')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Switch on Harbour & Pine' }));
  expect(await screen.findByRole('button', { name: 'Switch off Harbour & Pine' })).toBeTruthy();
});
