import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { Share } from '../../protocol/share.ts';
import type { SurveyFigures, SurveyRow } from '../../protocol/staff-contract.ts';
import { chatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';
import { boundsOf, lastDays } from './survey-period.ts';

const NONE: Share = { part: 0, of: 0, value: null, low: null, high: null };
const EMPTY: SurveyFigures = {
  offered: 0,
  csat: NONE,
  responseRate: NONE,
  nps: { answers: 0, promoters: 0, detractors: 0, value: null, low: null, high: null },
  solved: { yes: 0, partly: 0, no: 0 },
};
const SOME: SurveyFigures = {
  offered: 40,
  csat: { part: 9, of: 12, value: 0.75, low: 0.468, high: 0.911 },
  responseRate: { part: 12, of: 40, value: 0.3, low: 0.18, high: 0.454 },
  nps: { answers: 35, promoters: 20, detractors: 25, value: -14.3, low: -42, high: 13.6 },
  solved: { yes: 7, partly: 3, no: 1 },
};

function surveyDesk(figures: SurveyFigures, rows: readonly SurveyRow[]) {
  const fake = fakeStaff(ADA);
  fake.answer('surveys.figures', () => fine({ figures }));
  fake.answer('surveys.list', ({ only }) =>
    fine({ surveys: only === 'low' ? rows.filter(({ csat }) => csat !== null && csat <= 2) : rows, next: null }),
  );
  return fake;
}

const row = (id: string, csat: number, comment: string | null, conversation = chatLog(id, Date.now()).id): SurveyRow => ({
  id,
  conversation,
  resolutionSeq: 4,
  state: 'completed',
  csat,
  solved: 'partly',
  nps: null,
  comment,
  agent: { id: ADA.id, name: ADA.name },
  inbox: 'website',
  offeredAt: Date.now(),
  startedAt: Date.now(),
  completedAt: Date.now(),
});

describe('the survey page', () => {
  it('says each figure as a sentence with its sample and how sure it is', async () => {
    await renderConsole({ at: '/console/surveys', fake: surveyDesk(SOME, []) });
    const csat = within(await screen.findByRole('region', { name: 'Satisfaction (CSAT)' }));
    expect(csat.getByText('75 %')).toBeTruthy();
    expect(csat.getByText('9 of 12 customers who answered were satisfied (4 or 5 of 5).')).toBeTruthy();
    expect(csat.getByText('With 95 % confidence between 47 % and 91 %.')).toBeTruthy();
    expect(csat.getByText(/Only 12 answered/)).toBeTruthy();
    const nps = within(screen.getByRole('region', { name: 'Recommendation (NPS)' }));
    expect(nps.getByText('−14')).toBeTruthy();
    expect(nps.queryByText(/Only/)).toBeNull();
    const solved = within(screen.getByRole('region', { name: 'Was your question solved?' }));
    expect(solved.getByText('64 % yes')).toBeTruthy();
    expect(solved.getByText('Of 11 customers, 7 said “yes”, 3 “partly”, 1 “no”.')).toBeTruthy();
  });

  it('speaks of one customer as of one', async () => {
    const one: Share = { part: 1, of: 1, value: 1, low: 0.2, high: 1 };
    const single: SurveyFigures = {
      offered: 2,
      csat: one,
      responseRate: { ...one, of: 2, value: 0.5 },
      nps: { answers: 1, promoters: 0, detractors: 0, value: 0, low: null, high: null },
      solved: { yes: 0, partly: 1, no: 0 },
    };
    await renderConsole({ at: '/console/surveys', fake: surveyDesk(single, []) });
    expect(await screen.findByText('The one customer who answered was satisfied (4 or 5 of 5).')).toBeTruthy();
    expect(screen.getByText('1 of 2 offered surveys was answered.')).toBeTruthy();
    expect(screen.getByText('The one customer who answered was in between (7 or 8).')).toBeTruthy();
    expect(screen.getByText('The one customer who answered said “partly”.')).toBeTruthy();
  });

  it('says nothing of who served that is not known', async () => {
    const fake = surveyDesk(SOME, [row('served', 4, null), { ...row('reopened', 2, 'Nobody came'), agent: null, nps: 3 }]);
    await renderConsole({ at: '/console/surveys', fake });
    const list = within(await screen.findByRole('list', { name: 'Answers' }));
    expect(list.getByRole('link', { name: /Satisfaction 4 of 5.*Ada Okafor/ })).toBeTruthy();
    expect(list.getByRole('link', { name: /Recommendation 3 of 10.*Nobody assigned/ })).toBeTruthy();
  });

  it('opens the conversation of a survey, and finds the filter again on the way back', async () => {
    const log = chatLog('opened', Date.now()).customer('Hello').handoff('requested').accept(ADA).resolve(ADA);
    const fake = surveyDesk(SOME, [row('good', 5, 'Lovely'), row('bad', 1, 'Too slow', log.id)]);
    fake.put(log);
    const { user, router } = await renderConsole({ at: '/console/surveys', fake });
    await user.click(await screen.findByRole('button', { name: 'Low scores' }));
    const list = screen.getByRole('list', { name: 'Answers' });
    await waitFor(() => expect(within(list).getAllByRole('link')).toHaveLength(1));
    await user.click(within(list).getByRole('link', { name: /Too slow/ }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Visitor opened' })).toBeTruthy();
    router.go('/console/surveys?days=30&only=low');
    expect(await screen.findByRole('button', { name: 'Low scores', pressed: true })).toBeTruthy();
  });

  it('asks for whole days in the zone of the reader', async () => {
    const fake = surveyDesk(EMPTY, []);
    const { user } = await renderConsole({ at: '/console/surveys', fake });
    await user.click(await screen.findByRole('button', { name: 'Last 7 days' }));
    const asked = () => fake.asked.findLast(({ name }) => name === 'surveys.figures')?.input as { from: number; to: number };
    await waitFor(() => expect(asked()).toEqual(boundsOf(lastDays(7, Date.now()))));
    const midnight = new Date();
    midnight.setHours(24, 0, 0, 0);
    expect(asked().to).toBe(midnight.getTime());
  });

  it('says what will appear while there is nothing, and what is wrong when it cannot ask', async () => {
    const fake = surveyDesk(EMPTY, []);
    const { user } = await renderConsole({ at: '/console/surveys', fake });
    expect(await screen.findByText('Nothing in this period')).toBeTruthy();
    fake.answer('surveys.figures', () => refuse('unavailable', 'The store is away.'));
    await user.click(screen.getByRole('button', { name: 'Last 90 days' }));
    expect((await screen.findByRole('alert')).textContent).toContain('The store is away.');
  });
});
