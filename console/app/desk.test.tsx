import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import { fakeStaff, refuse } from '../testing/fake-staff.ts';
import { ADA, memoryStore, renderConsole } from '../testing/render-console.tsx';

const MINUTE = 60_000;
const queued = (letters: string, minutesAgo: number) =>
  chatLog(letters, Date.now() - minutesAgo * MINUTE).customer('Where is my parcel?').handoff('requested');

describe('the desk', () => {
  it('shows who waits for a person, the longest wait on top', async () => {
    const fake = fakeStaff(ADA);
    fake.put(queued('late', 2));
    fake.put(queued('early', 12));
    await renderConsole({ fake });
    const list = await screen.findByRole('list', { name: 'Unassigned' });
    await waitFor(() => expect(within(list).getAllByRole('link')).toHaveLength(2));
    expect(within(list).getAllByRole('link')[0]?.textContent).toContain('Visitor early');
    expect(screen.getByRole('link', { name: 'Longest wait: Visitor early' })).toBeTruthy();
    await waitFor(() => expect(document.title).toBe('(2) Porchlight'));
  });

  it('says what will appear where nothing is', async () => {
    await renderConsole({ at: '/console/chats/mine' });
    expect(await screen.findByText(/Nothing on your desk/)).toBeTruthy();
  });

  it('serves a customer from accepting to resolving', async () => {
    const fake = fakeStaff(ADA);
    const log = queued('parcel', 1);
    fake.put(log);
    const { user } = await renderConsole({ fake });
    const waiting = await screen.findByRole('list', { name: 'Unassigned' });
    await user.click(await within(waiting).findByRole('link', { name: /Visitor parcel/ }));
    expect(screen.getByText('Accept this conversation to reply.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Accept' }));
    expect(await screen.findByRole('list', { name: 'Mine' })).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'It arrives today.');
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    const timeline = screen.getByRole('log', { name: 'Conversation' });
    expect(await within(timeline).findByText('It arrives today.')).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement).value).toBe('');
    await user.click(screen.getByRole('button', { name: 'Resolve' }));
    expect(await within(timeline).findByText(/Ada Okafor resolved the conversation/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Reopen' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Resolve' })).toBeNull();
  });

  it('tells the loser of a race who has accepted', async () => {
    const fake = fakeStaff(ADA);
    const log = queued('race', 1);
    fake.put(log);
    fake.answer('conversation.accept', () => refuse('conflict', 'Maya Reed has accepted this conversation.'));
    const { user } = await renderConsole({ fake, at: `/console/chats/unassigned/${log.id}` });
    await user.click(await screen.findByRole('button', { name: 'Accept' }));
    expect((await screen.findByRole('alert')).textContent).toContain('Maya Reed has accepted this conversation.');
  });

  it('moves rows between lists as conversations change', async () => {
    const fake = fakeStaff(ADA);
    const log = queued('moving', 1);
    await renderConsole({ fake });
    expect(await screen.findByText(/Nobody is waiting/)).toBeTruthy();
    fake.put(log, 'handoff.requested');
    const list = screen.getByRole('list', { name: 'Unassigned' });
    expect(await within(list).findByRole('link')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Unassigned' })).getByText('1')).toBeTruthy();
    fake.put(log.accept(MAYA), 'conversation.accepted');
    await waitFor(() => expect(within(list).queryByRole('link')).toBeNull());
  });

  it('counts what is open, and gives no number to what is resolved', async () => {
    const fake = fakeStaff(ADA);
    fake.put(queued('open', 2));
    fake.put(queued('over', 9).accept(ADA).resolve(ADA));
    const { user } = await renderConsole({ fake, at: '/console/chats/all' });
    const all = within(await screen.findByRole('region', { name: 'All' }));
    expect(await all.findByText('1')).toBeTruthy();
    await user.selectOptions(all.getByRole('combobox', { name: 'Which conversations' }), 'resolved');
    expect(await all.findByRole('link', { name: /Visitor over/ })).toBeTruthy();
    expect(all.queryByText('1')).toBeNull();
  });

  it('says why somebody waits only where that is why', async () => {
    const fake = fakeStaff(ADA);
    const again = queued('again', 9).accept(MAYA).resolve(MAYA);
    fake.put(again.add('conversation.reopened', { kind: 'agent', ...MAYA }, { status: 'queued' }));
    fake.put(queued('asked', 2));
    await renderConsole({ fake });
    const list = within(await screen.findByRole('list', { name: 'Unassigned' }));
    expect((await list.findByRole('link', { name: /Visitor again/ })).textContent).toContain('Back in queue');
    expect(list.getByRole('link', { name: /Visitor asked/ }).textContent).toContain('Asked for a person');
  });

  it('keeps what was being written over a reload', async () => {
    const fake = fakeStaff(ADA);
    const log = queued('draft', 3).accept(ADA);
    fake.put(log);
    const storage = memoryStore();
    const at = `/console/chats/mine/${log.id}`;
    const first = await renderConsole({ fake, storage, at });
    await first.user.type(await screen.findByRole('textbox', { name: 'Reply' }), 'Half a sen');
    document.body.replaceChildren();
    await renderConsole({ fake, storage, at });
    expect((await screen.findByRole('textbox', { name: 'Reply' }) as HTMLTextAreaElement).value).toBe('Half a sen');
  });

  it('works by keyboard, but not while somebody types', async () => {
    const fake = fakeStaff(ADA);
    fake.put(queued('first', 9));
    fake.put(queued('second', 5));
    const { user } = await renderConsole({ fake });
    await within(await screen.findByRole('list', { name: 'Unassigned' })).findByRole('link', { name: /Visitor second/ });
    await user.keyboard('jj{Enter}');
    expect(await screen.findByRole('heading', { name: 'Visitor second' })).toBeTruthy();
    await user.keyboard('a');
    await screen.findByRole('button', { name: 'Resolve' });
    await user.keyboard('n');
    const note = screen.getByRole('textbox', { name: 'Private note' });
    expect(document.activeElement).toBe(note);
    await user.keyboard('here{Enter}');
    expect(await screen.findByRole('article', { name: 'Private note by you' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Resolve' })).toBeTruthy();
    await user.keyboard('{Escape}');
    note.blur();
    await user.keyboard('?');
    expect(screen.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeTruthy();
  });
});
