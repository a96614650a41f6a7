import { screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { MAYA } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';

afterEach(leaveAll);

const CSAT = 'How satisfied are you with the help you received?';
const NPS = 'How likely are you to recommend us to a friend or colleague?';

async function offered({ askNps = true } = {}): Promise<Visit> {
  const visit = openPanel();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  await screen.findByText(/Sent$/);
  visit.server.resolve(MAYA, { askNps });
  await screen.findByRole('radiogroup', { name: CSAT });
  return visit;
}

async function answer(question: string, choice: string): Promise<void> {
  const group = await screen.findByRole('radiogroup', { name: question });
  await userEvent.click(within(group).getByRole('radio', { name: choice }));
  await userEvent.click(screen.getByRole('button', { name: 'Next' }));
}

const steps = ({ server }: Visit): unknown[] => server.stored('survey.answered').map(({ step, value }) => [step, value]);

describe('the survey', () => {
  it('asks one question after the other and stores each answer when it is given', async () => {
    const visit = await offered();
    await answer(CSAT, '4');
    await waitFor(() => expect(steps(visit)).toEqual([['csat', 4]]));
    await answer('Was your question solved?', 'Partly');
    await answer(NPS, '9');
    await userEvent.type(await screen.findByRole('textbox', { name: 'Why?' }), 'Quick');
    await userEvent.click(screen.getByRole('button', { name: 'Send feedback' }));
    expect(await screen.findByText('Thank you. Your feedback is stored.')).toBeTruthy();
    await waitFor(() => expect(steps(visit)).toEqual([['csat', 4], ['solved', 'partly'], ['nps', 9], ['comment', 'Quick']]));
    expect(visit.server.stored('survey.answered').at(-1)?.completes).toBe(true);
  });

  it('stores nothing while the customer moves between the choices', async () => {
    const visit = await offered();
    for (const choice of ['1', '5', '3']) await userEvent.click(screen.getByRole('radio', { name: choice }));
    expect(steps(visit)).toEqual([]);
  });

  it('wants a choice or a skip', async () => {
    const visit = await offered();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    expect(screen.getByText('Choose an answer, or skip this question.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    await waitFor(() => expect(steps(visit)).toEqual([['csat', null]]));
    expect(await screen.findByRole('radiogroup', { name: 'Was your question solved?' })).toBeTruthy();
  });

  it('leaves out the recommendation where it was asked lately', async () => {
    await offered({ askNps: false });
    await answer(CSAT, '5');
    await answer('Was your question solved?', 'Yes');
    expect(await screen.findByRole('textbox', { name: 'Why?' })).toBeTruthy();
  });

  it('goes on after a reload where it stopped', async () => {
    const visit = await offered();
    await answer(CSAT, '2');
    await waitFor(() => expect(steps(visit)).toHaveLength(1));
    visit.reload();
    expect(await screen.findByRole('radiogroup', { name: 'Was your question solved?' })).toBeTruthy();
    expect(screen.queryByRole('radiogroup', { name: CSAT })).toBeNull();
  });

  it('lets an answer be changed', async () => {
    const visit = await offered();
    await answer(CSAT, '2');
    await userEvent.click(await screen.findByRole('button', { name: `Change: ${CSAT}` }));
    expect(screen.getByRole('radio', { name: '2' })).toHaveProperty('checked', true);
    // A second click of a double click must find nothing that ends it all.
    expect(screen.queryByRole('button', { name: 'Close survey' })).toBeNull();
    await userEvent.click(screen.getByRole('radio', { name: '3' }));
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(steps(visit)).toEqual([['csat', 2], ['csat', 3]]));
    expect(screen.getByRole('button', { name: 'Close survey' })).toBeTruthy();
  });

  it('is closed for good when the customer closes it', async () => {
    const visit = await offered();
    await userEvent.click(screen.getByRole('button', { name: 'Close survey' }));
    await waitFor(() => expect(visit.server.stored('survey.dismissed')).toHaveLength(1));
    expect(screen.queryByRole('radiogroup')).toBeNull();
  });

  it('leaves no empty row behind when the chat goes on before anything was answered', async () => {
    const { server } = await offered();
    server.append(MAYA, 'conversation.reopened', { status: 'active' });
    await screen.findByText('This chat goes on.');
    expect(screen.queryByRole('region', { name: 'Your feedback' })).toBeNull();
    for (const row of within(screen.getByRole('log')).getAllByRole('listitem')) expect(row.textContent).not.toBe('');
  });

  it('asks again and says why when an answer was not taken', async () => {
    const visit = await offered();
    visit.server.refuse = (name) => (name === 'survey.answer' ? 'conflict' : null);
    await answer(CSAT, '4');
    expect(await screen.findByText(/Your answer was not stored/)).toBeTruthy();
    expect(screen.getByRole('radiogroup', { name: CSAT })).toBeTruthy();
  });

  it('keeps an answer that was given offline', async () => {
    const visit = await offered();
    visit.server.cut();
    await answer(CSAT, '5');
    expect(await screen.findByRole('radiogroup', { name: 'Was your question solved?' })).toBeTruthy();
    visit.reconnect();
    await waitFor(() => expect(steps(visit)).toEqual([['csat', 5]]));
  });
});
