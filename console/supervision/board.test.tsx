import { act, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Board, BoardAgent, BoardConversation } from '../../protocol/supervision-contract.ts';
import { chatsAddress } from '../app/route.ts';
import { MAYA, chatLog, userId } from '../testing/chat-log.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const MINUTE_MS = 60_000;
const now = Date.now();
const conversation = (letters: string, more: Partial<BoardConversation> = {}): BoardConversation => ({
  id: chatLog(letters, now).id, contactName: `Visitor ${letters}`, status: 'active', inbox: 'website', team: null, priority: 'normal',
  agent: { id: MAYA.id, name: 'Maya' }, offered: false, waitingSince: now - 4 * MINUTE_MS, snoozedUntil: null, ...more,
});
const person = (letters: string, more: Partial<BoardAgent> = {}): BoardAgent => ({
  id: userId(letters), name: letters, status: 'online', reason: null, since: now - 5 * MINUTE_MS, load: 1, capacity: 4, teams: [], conversations: [], ...more,
});
const queued = conversation('q', { status: 'queued', agent: null, waitingSince: now - 9 * MINUTE_MS });
const board = (more: Partial<Board> = {}): Board => ({
  at: now, queue: { count: 1, oldestAt: queued.waitingSince, offered: 0, parts: [{ team: null, inbox: 'website', count: 1, oldestAt: now - 9 * MINUTE_MS }] },
  agents: [person('Maya', { conversations: [conversation('m')] }), person('Olaf', { status: 'away', reason: 'Lunch' }), person('Gone', { status: 'offline', since: null })],
  atRisk: [queued, conversation('m')], open: { queued: 1, active: 1, waiting: 0, bot: 2 }, isCut: false, ...more,
});

function withBoard() {
  const fake = fakeStaff(ADA);
  fake.answer('board.open', () => fine({ board: board() }));
  fake.answer('board.figures', () => fine({ figures: { opened: 12, queued: 7, resolved: 5, abandoned: 1 } }));
  fake.answer('board.person', () => fine({ day: { facts: [{ kind: 'accepted', at: now, conversation: queued.id }], isCut: false, counts: { accepted: 1, resolved: 0, transferred: 0, replies: 3 }, onlineMs: 60 * MINUTE_MS, awayMs: 0 } }));
  fake.answer('person.set_status', () => fine(null));
  return fake;
}

describe('the board', () => {
  it('shows who waits longest, who is there with what they have to do, and the day in numbers', async () => {
    await renderConsole({ fake: withBoard(), at: '/console/board' });
    const risks = await screen.findByRole('region', { name: 'Waiting longest' });
    expect(within(risks).getAllByRole('link').map(({ textContent }) => textContent)).toEqual(['Visitor qIn the queuewaits 9 min', 'Visitor mMayawaits 4 min']);
    const row = screen.getByRole('rowheader', { name: 'Olaf' }).closest('tr');
    expect(row?.textContent).toContain('AwayLunchfor 5 min1 of 4');
    expect(screen.queryByRole('rowheader', { name: 'Gone' })).toBeNull();
    expect(await screen.findByText('12')).toBeTruthy();
  });

  it('moves by itself, and never back to what was told before', async () => {
    const fake = withBoard();
    await renderConsole({ fake, at: '/console/board' });
    const inQueue = () => screen.getByRole('region', { name: 'In the queue' }).textContent;
    await screen.findByRole('region', { name: 'In the queue' });
    await act(async () => fake.push('board', board({ at: now + 2, queue: { count: 0, oldestAt: null, offered: 0, parts: [] } })));
    expect(inQueue()).toContain('Nobody waits');
    await act(async () => fake.push('board', board({ at: now + 1 })));
    expect(inQueue()).toContain('Nobody waits');
  });

  it('leads to a conversation with the keyboard alone', async () => {
    const { user } = await renderConsole({ fake: withBoard(), at: '/console/board' });
    await screen.findByRole('region', { name: 'Waiting longest' });
    await user.keyboard('jjk');
    expect(document.activeElement?.getAttribute('href')).toBe(chatsAddress('all', queued.id));
  });

  it('tells what somebody did today, and sets their status with a word to them', async () => {
    const fake = withBoard();
    const { user } = await renderConsole({ fake, at: '/console/board' });
    await user.click(await screen.findByRole('button', { name: 'Olaf' }));
    const dialog = screen.getByRole('dialog', { name: 'Olaf' });
    expect(await within(dialog).findByText(/Accepted 1, resolved 0/)).toBeTruthy();
    await user.type(within(dialog).getByLabelText('A word to Olaf about it'), 'Please come back');
    await user.click(within(dialog).getByRole('button', { name: 'Set online' }));
    expect(await within(dialog).findByText('Olaf is online now and was told.')).toBeTruthy();
    expect(fake.asked.find(({ name }) => name === 'person.set_status')?.input).toEqual({ id: userId('Olaf'), status: 'online', note: 'Please come back' });
  });

  it('is not there for agents', async () => {
    const agent = { ...ADA, role: 'agent' as const, permissions: ['desk' as const] };
    await renderConsole({ me: agent, fake: fakeStaff(agent), at: '/console/board' });
    expect(await screen.findByText('There is no such page')).toBeTruthy();
  });
});

describe('a conversation that somebody else serves', () => {
  const served = () => chatLog('served', now - MINUTE_MS).customer('Hello?').handoff('requested').accept(MAYA);

  it('is watched by a supervisor who opens it: nothing is marked as read, and a whisper goes to who serves', async () => {
    const fake = fakeStaff(ADA);
    fake.answer('watch.set', () => fine({ told: true }));
    fake.answer('whisper.send', () => fine({ seq: 9, at: now }));
    const log = served();
    fake.put(log);
    const { user } = await renderConsole({ fake, at: chatsAddress('all', log.id) });
    await user.click(await screen.findByRole('button', { name: `Whisper to ${MAYA.name}` }));
    await user.type(screen.getByRole('textbox', { name: `Whisper to ${MAYA.name}` }), 'Offer a refund.');
    await user.click(screen.getByRole('button', { name: 'Send whisper' }));
    expect(fake.asked.find(({ name }) => name === 'whisper.send')?.input).toEqual({ conversation: log.id, text: 'Offer a refund.' });
    expect(fake.open(log.id).seen).toEqual([]);
    expect(fake.asked.find(({ name }) => name === 'watch.set')?.input).toEqual({ conversation: log.id, watching: true });
  });

  it('tells who serves it that somebody watches, until they stop', async () => {
    const fake = fakeStaff({ ...ADA, id: MAYA.id });
    const log = served();
    fake.put(log);
    await renderConsole({ me: { ...ADA, id: MAYA.id, name: MAYA.name }, fake, at: chatsAddress('all', log.id) });
    await screen.findAllByText('Hello?');
    await act(async () => fake.push('watching', { conversation: log.id, agent: { id: ADA.id, name: 'Ada' }, until: now + 45_000 }));
    expect(await screen.findByText('Ada is watching.')).toBeTruthy();
    await act(async () => fake.push('watching', { conversation: log.id, agent: { id: ADA.id, name: 'Ada' }, until: 0 }));
    await waitFor(() => expect(screen.queryByText('Ada is watching.')).toBeNull());
  });
});
