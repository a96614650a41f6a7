import { fireEvent, screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../protocol/business-hours.ts';
import type { StoredHours } from '../../protocol/business-hours-contract.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const office = [{ from: '09:00', to: '17:00' }];
const HOURS: BusinessHours = { timeZone: 'Europe/Dublin', week: [office, office, office, office, office, [], []], holidays: [] };

async function open(hours: BusinessHours | null) {
  const fake = fakeStaff(ADA);
  let stored: StoredHours = { version: 1, hours, now: null };
  fake.answer('settings.read', () => fine({ inboxes: [{ key: 'main', companyName: 'Harbour & Pine' } as never], snippets: {} }));
  fake.answer('teams.list', () => fine({ teams: [{ id: 'T'.repeat(22), name: 'Billing', version: 1, members: [], leads: [] } as never] }));
  fake.answer('hours.read', () => fine(stored));
  fake.answer('hours.change', (input) => {
    stored = { ...stored, version: stored.version + 1, hours: input.hours };
    return fine(stored);
  });
  const story = await renderConsole({ at: '/console/settings/opening-hours', fake });
  await screen.findByRole('checkbox', { name: /Keep opening hours/ });
  const save = async () => {
    await story.user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    return stored.hours;
  };
  const type = (label: string, at: number, value: string) => fireEvent.input(screen.getAllByLabelText(label)[at] as HTMLElement, { target: { value } });
  return { ...story, save, type };
}

describe('opening hours', () => {
  it('begin with office hours in one’s own zone, and can be taken away again', async () => {
    const { user, save } = await open(null);
    await user.click(screen.getByRole('checkbox', { name: /Keep opening hours/ }));
    expect(await save()).toMatchObject({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, week: HOURS.week });
    await user.click(screen.getByRole('checkbox', { name: /Keep opening hours/ }));
    expect(await save()).toBeNull();
  });

  it('have several spans a day, over midnight or all day', async () => {
    const { user, save, type } = await open(HOURS);
    await user.click(screen.getByRole('button', { name: 'Add hours on Friday' }));
    type('Friday, opens', 1, '22:00');
    type('Friday, closes', 1, '02:00');
    expect(screen.getByText('next day')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open all day on Sunday' }));
    await user.click(screen.getByRole('button', { name: 'Add hours on Saturday' }));
    type('Saturday, closes', 0, '00:00');
    expect((await save())?.week.slice(4)).toEqual([
      [...office, { from: '22:00', to: '02:00' }],
      [{ from: '09:00', to: '24:00' }],
      [{ from: '00:00', to: '24:00' }],
    ]);
  });

  it('say next to the day what is wrong with it', async () => {
    const { user, type } = await open(HOURS);
    await user.click(screen.getByRole('button', { name: 'Add hours on Monday' }));
    type('Monday, opens', 1, '16:00');
    const monday = within(screen.getByRole('group', { name: 'Monday' }));
    expect(monday.getByText('These hours must not overlap.')).toBeTruthy();
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    type('Monday, opens', 1, '');
    expect(monday.getByText('Give both times, or remove the pair.')).toBeTruthy();
    await user.clear(screen.getByRole('combobox', { name: 'Time zone' }));
    await user.type(screen.getByRole('combobox', { name: 'Time zone' }), 'Mars/Base');
    expect(screen.getByText('This must be a time zone such as Europe/Dublin.')).toBeTruthy();
  });

  it('know holidays, closed or with hours of their own', async () => {
    const { user, save, type } = await open(HOURS);
    await user.click(screen.getByRole('button', { name: 'Add a day' }));
    expect(screen.getByText('Choose a day.')).toBeTruthy();
    type('Day', 0, '2026-12-24');
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Christmas Eve');
    await user.click(screen.getByRole('button', { name: 'Add hours on Christmas Eve' }));
    type('Christmas Eve, closes', 0, '12:00');
    expect((await save())?.holidays).toEqual([{ date: '2026-12-24', name: 'Christmas Eve', spans: [{ from: '09:00', to: '12:00' }] }]);
  });

  it('take holidays from a calendar file, after showing what comes in', async () => {
    const { user, save, fake } = await open({ ...HOURS, holidays: [{ date: '2026-12-25', name: 'Christmas', spans: [] }] });
    fake.answer('hours.read_calendar', ({ text }) => {
      if (!text.startsWith('BEGIN:VCALENDAR')) return refuse('invalid_payload', 'This is no iCalendar file.');
      const day = (date: string, name: string, is: 'new' | 'known') => ({ date, name, spans: [], is });
      return fine({ days: [day('2026-12-25', 'Christmas', 'known'), day('2026-12-26', 'St Stephen’s Day', 'new'), day('2027-01-01', 'New Year', 'new')], leftOut: [{ name: 'Christmas 2019', why: 'past' }] });
    });
    const choose = (text: string) => user.upload(screen.getByLabelText('Calendar file'), new File([text], 'holidays.ics'));
    await choose('hello');
    expect(await screen.findByText(/no iCalendar file/)).toBeTruthy();
    await choose('BEGIN:VCALENDAR');
    const dialog = within(await screen.findByRole('dialog', { name: 'Holidays in this file' }));
    expect(dialog.getByText('One event is left out')).toBeTruthy();
    expect((dialog.getByRole('checkbox', { name: /Christmas/ }) as HTMLInputElement).disabled).toBe(true);
    await user.click(dialog.getByRole('checkbox', { name: /New Year/ }));
    await user.click(dialog.getByRole('button', { name: 'Take over one day' }));
    expect(screen.getByText(/One day was put into the list/)).toBeTruthy();
    expect((await save())?.holidays.map(({ date }) => date)).toEqual(['2026-12-25', '2026-12-26']);
  });

  it('can be those of a team', async () => {
    const { user, fake, save } = await open(HOURS);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Inbox or team' }), 'Team Billing');
    await user.click(await screen.findByRole('button', { name: 'Open all day on Sunday' }));
    await save();
    expect(fake.asked.findLast(({ name }) => name === 'hours.change')?.input).toMatchObject({ of: { team: 'T'.repeat(22) } });
  });
});
