import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { SavedView } from '../../protocol/list-view.ts';
import { BUILT_IN_VIEWS, EMPTY_FILTER } from '../../protocol/list-view.ts';
import { chatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const SHARED: SavedView = { id: 'bills', name: 'Bills', owner: null, filter: { ...EMPTY_FILTER, tags: ['bill'] }, sort: 'newest', defaultFor: [], version: 1 };

async function openView(view: SavedView, logs: readonly ReturnType<typeof chatLog>[]) {
  const fake = fakeStaff(ADA);
  fake.answer('views.list', () => fine({ views: [...BUILT_IN_VIEWS, SHARED], counts: { urgent: 2, bills: logs.length } }));
  fake.answer('views.rows', () => fine({ conversations: logs.map((log) => log.summary()), next: null }));
  fake.answer('teams.list', () => fine({ teams: [] }));
  for (const log of logs) fake.put(log);
  const story = await renderConsole({ at: `/console/chats/view/${view.id}`, fake });
  const list = await screen.findByRole('list', { name: view.name });
  return { ...story, list };
}

const tagged = (letters: string) => chatLog(letters, Date.now()).customer(`Hello from ${letters}`).add('tags.changed', { kind: 'agent', id: ADA.id, name: ADA.name }, { added: ['bill'], removed: [] });

describe('a view', () => {
  it('takes in what fits and lets go of what does not, as it happens', async () => {
    const [first, second] = [tagged('first'), chatLog('second', Date.now()).customer('Hello from second')];
    const { fake, list } = await openView(SHARED, [first]);
    await within(list).findByText('Hello from first');
    fake.answer('views.rows', () => new Promise(() => undefined));
    fake.put(second.add('tags.changed', { kind: 'agent', id: ADA.id, name: ADA.name }, { added: ['bill'], removed: [] }));
    await within(list).findByText('Hello from second');
    fake.put(first.add('tags.changed', { kind: 'agent', id: ADA.id, name: ADA.name }, { added: [], removed: ['bill'] }));
    await waitFor(() => expect(within(list).queryByText('Hello from first')).toBeNull());
  });

  it('stands in the list of views with its count, and is opened from there', async () => {
    const { user } = await openView(SHARED, []);
    await user.click(screen.getByRole('button', { name: 'Views: Bills' }));
    const nav = screen.getByRole('navigation', { name: 'Views' });
    expect(within(nav).getByRole('link', { name: 'High priority 2' }).getAttribute('href')).toBe('/console/chats/view/urgent');
    expect(within(nav).getByRole('link', { name: 'Bills 0' }).getAttribute('aria-current')).toBe('page');
  });

  it('lets many conversations be tagged at once, and takes it back', async () => {
    const logs = [tagged('one'), tagged('two')];
    const { user, fake, list } = await openView(SHARED, logs);
    fake.answer('tags.change', ({ conversation }) => (conversation === logs[1]?.id ? { ok: false, error: { code: 'conflict', message: 'It has exactly these tags already.' } } : fine({ seq: 9, at: 9 })));
    for (const box of within(list).getAllByRole('checkbox')) await user.click(box);
    await user.click(screen.getByRole('button', { name: 'Tag' }));
    await user.type(screen.getByRole('combobox', { name: 'Tag' }), 'vip{Enter}');
    await screen.findByText(/1 conversation tagged/);
    await screen.findByText(/It has exactly these tags already/);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await screen.findByText(/1 conversation put back/);
    const last = fake.asked.findLast(({ name }) => name === 'tags.change');
    expect(last?.input).toEqual({ conversation: logs[0]?.id, add: [], remove: ['vip'] });
  });

  it('is made from one that is always there', async () => {
    const { user, fake } = await openView(BUILT_IN_VIEWS[0] as SavedView, []);
    fake.answer('views.save', ({ name, filter, sort, shared }) => fine({ view: { id: 'new', name, owner: shared ? null : ADA.id, filter: filter as SavedView['filter'], sort, defaultFor: [], version: 1 } }));
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Mine and urgent');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Served by' }), 'Me');
    await user.click(screen.getByRole('button', { name: 'Save view' }));
    await waitFor(() => expect(window.location.pathname).toBe('/console/chats/view/new'));
    const { input } = fake.asked.find(({ name }) => name === 'views.save') as { input: { filter: object } };
    expect(input).toMatchObject({ id: null, name: 'Mine and urgent', shared: false, filter: { agent: 'me', priorities: ['high', 'urgent'] } });
  });
});

describe('the desk', () => {
  it.each([['admin', '/console/chats/view/bills'], ['agent', '/console/chats/unassigned']])('opens for a role with the view that is meant for it (%s)', async (role, path) => {
    const fake = fakeStaff(ADA);
    fake.answer('views.list', () => fine({ views: [...BUILT_IN_VIEWS, { ...SHARED, defaultFor: [role === 'admin' ? 'admin' : 'supervisor'] }], counts: {} }));
    fake.answer('views.rows', () => fine({ conversations: [], next: null }));
    fake.answer('teams.list', () => fine({ teams: [] }));
    await renderConsole({ at: '/console', fake });
    await screen.findByRole('button', { name: 'New view' });
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'views.list')).toBe(true));
    await waitFor(() => expect(window.location.pathname).toBe(path));
  });
});

describe('somebody who searches', () => {
  it('comes by a link exactly to the place where the words stand', async () => {
    const fake = fakeStaff(ADA);
    const log = chatLog('tent', Date.now()).customer('Hello').customer('The zip of the tent broke');
    fake.put(log);
    fake.answer('search.find', () =>
      fine({ hits: [{ summary: log.summary(), seq: 3, from: 'visitor', at: log.at, snippet: [{ text: 'The zip of the ', hit: false }, { text: 'tent', hit: true }, { text: ' broke', hit: false }] }], contacts: [], next: null }),
    );
    const { user } = await renderConsole({ at: '/console/chats/unassigned', fake });
    await screen.findByRole('list', { name: 'Unassigned' });
    Element.prototype.scrollIntoView ??= () => undefined;
    await user.keyboard('f');
    await user.type(screen.getByRole('searchbox', { name: 'Search conversations' }), 'tent zip{Enter}');
    const found = await screen.findByRole('list', { name: 'Conversations found' });
    expect(fake.asked.findLast(({ name }) => name === 'search.find')?.input).toEqual({ query: 'tent zip' });
    const link = within(found).getByRole('link');
    expect(link.getAttribute('href')).toBe(`/console/chats/search/${log.id}?q=tent+zip&at=3`);
    await user.click(link);
    const timeline = await screen.findByRole('log', { name: 'Conversation' });
    await waitFor(() => expect(timeline.querySelector('.bubble-shown')?.textContent).toContain('The zip of the tent broke'));
  });
});
