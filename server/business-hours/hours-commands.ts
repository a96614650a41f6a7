import type { HoursOwner } from '../../protocol/business-hours-contract.ts';
import { can } from '../../protocol/roles.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { OpeningHours } from './opening-hours.ts';
import { readCalendar } from './read-calendar.ts';

/** What the commands stand on. */
export interface HoursCommandParts {
  openingHours: OpeningHours;
  clock: Clock;
  knowsInbox(key: string): Promise<boolean>;
  knowsTeam(id: string): Promise<boolean>;
}

/** What admins do on the page Settings → Opening hours. */
export function hoursCommands({ openingHours, clock, knowsInbox, knowsTeam }: HoursCommandParts): Pick<StaffHandlers, 'hours.read' | 'hours.change' | 'hours.read_calendar'> {
  function assertMay(user: StaffContext['user']): void {
    if (!can(user, 'settings')) throw new AppError('forbidden', 'Only admins see and change the opening hours.');
  }
  async function assertKnown(of: HoursOwner): Promise<void> {
    if ('inbox' in of ? await knowsInbox(of.inbox) : await knowsTeam(of.team)) return;
    throw new AppError('not_found', 'inbox' in of ? `There is no inbox ${of.inbox}.` : 'This team has been deleted.');
  }
  return {
    async 'hours.read'({ user }, { of }) {
      assertMay(user);
      await assertKnown(of);
      return openingHours.read(of);
    },
    async 'hours.change'({ user }, { of, version, hours }) {
      assertMay(user);
      await assertKnown(of);
      return openingHours.change(of, version, hours);
    },
    async 'hours.read_calendar'({ user }, { hours, text }) {
      assertMay(user);
      const { days, leftOut } = readCalendar(text, hours, clock.now());
      const known = new Map(hours.holidays.map((day) => [day.date, JSON.stringify(day.spans)]));
      const is = (date: string, spans: string) => (known.get(date) === spans ? 'known' : known.has(date) ? 'changed' : 'new');
      return { days: days.map((day) => ({ ...day, is: is(day.date, JSON.stringify(day.spans)) })), leftOut };
    },
  };
}
