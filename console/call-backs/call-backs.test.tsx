import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { CallbackRow } from '../../protocol/callbacks-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const id = (letter: string) => letter.repeat(22) as ConversationId;
const MINUTE = 60_000;
const call = (change: Partial<CallbackRow> = {}): CallbackRow => ({
  conversation: id('k'), name: 'Kim', phone: '+35315550100', phoneText: '+353 1 555 0100', preferredAt: null, dueAt: Date.now() - 20 * MINUTE, requestedAt: Date.now() - 30 * MINUTE,
  note: null, attempts: 0, lastOutcome: null, agent: null, timeZone: null, ...change,
});

async function open(rows: CallbackRow[]) {
  const fake = fakeStaff(ADA);
  const state = { rows };
  fake.answer('callbacks.list', () => fine({ callbacks: state.rows }));
  const story = await renderConsole({ at: '/console/chats/call-backs', fake });
  await screen.findByRole('heading', { name: 'Call-backs' });
  const finished = () => fake.asked.filter(({ name }) => name === 'callback.finish').map(({ input }) => input);
  return { ...story, state, finished };
}

describe('the list of call-backs', () => {
  it('shows who is to be called, and how late it is', async () => {
    await open([call(), call({ conversation: id('t'), name: 'Tom', dueAt: Date.now() + 61 * MINUTE, attempts: 2, lastOutcome: 'no_answer' })]);
    const [kim, tom] = await screen.findAllByRole('listitem').then((items) => items.filter((item) => item.classList.contains('call-row')));
    expect(within(kim!).getByText('overdue by 20 min')).toBeTruthy();
    expect(within(kim!).getByRole('link', { name: '+353 1 555 0100' }).getAttribute('href')).toBe('tel:+35315550100');
    expect(within(tom!).getByText(/tried 2 times, last: no answer/)).toBeTruthy();
    expect(within(tom!).getByText(/^due in 1 h/)).toBeTruthy();
  });

  it('says what will appear where nobody waits', async () => {
    const { state, fake } = await open([]);
    await screen.findByRole('heading', { name: 'Nobody waits for a call' });
    state.rows = [call()];
    fake.push('callbackDue', { conversation: id('k'), name: 'Kim', phoneText: '+353 1 555 0100', dueAt: state.rows[0]!.dueAt });
    expect(await screen.findByRole('link', { name: 'Kim' })).toBeTruthy();
    expect(screen.getByText('Call Kim now')).toBeTruthy();
  });

  it('notes how a call went, and that it is to be tried again', async () => {
    const { user, state, fake, finished } = await open([call()]);
    fake.answer('callback.finish', () => {
      state.rows = [];
      return fine({ seq: 9, at: 0 });
    });
    await user.click(await screen.findByRole('button', { name: 'Call Kim' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Call Kim' }));
    await user.click(dialog.getByRole('button', { name: 'Start the timer' }));
    await user.click(dialog.getByRole('button', { name: 'Stop the timer' }));
    await user.click(dialog.getByRole('radio', { name: 'No answer' }));
    expect((dialog.getByLabelText('Try again') as HTMLInputElement).value).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'Rang long');
    await user.clear(dialog.getByRole('spinbutton', { name: 'Minutes' }));
    await user.type(dialog.getByRole('spinbutton', { name: 'Minutes' }), '3');
    await user.click(dialog.getByRole('button', { name: 'Save the call' }));
    await screen.findByRole('heading', { name: 'Nobody waits for a call' });
    expect(finished()).toMatchObject([{ conversation: id('k'), outcome: 'no_answer', durationMs: 3 * MINUTE, note: 'Rang long', next: expect.any(Number) as number }]);
  });

  it('keeps what was written where it could not be saved', async () => {
    const { user, fake } = await open([call()]);
    fake.answer('callback.finish', () => refuse('conflict', 'No call-back is asked for.'));
    await user.click(await screen.findByRole('button', { name: 'Call Kim' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Call Kim' }));
    await user.type(dialog.getByRole('textbox', { name: 'Note' }), 'Rang long');
    await user.click(dialog.getByRole('button', { name: 'Save the call' }));
    expect(await dialog.findByText(/Not saved. No call-back is asked for/)).toBeTruthy();
    expect((dialog.getByRole('textbox', { name: 'Note' }) as HTMLTextAreaElement).value).toBe('Rang long');
  });
});
