/** What an admin changes about opening hours before it is saved. Pure. */
import { HOLIDAYS_MAX } from '../../protocol/business-hours-contract.ts';
import type { BusinessHours, Holiday, Span } from '../../protocol/business-hours.ts';

/** The days of the week as they are called, Monday first. */
export const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const OFFICE: readonly Span[] = [{ from: '09:00', to: '17:00' }];
/** A whole day; a field for times of day cannot hold its end. */
export const ALL_DAY: Span = { from: '00:00', to: '24:00' };

/** Hours to begin with: office hours in the zone of whoever sets them. */
export function firstHours(timeZone: string): BusinessHours {
  return { timeZone, week: DAYS.map((_, day) => (day < 5 ? OFFICE : [])), holidays: [] };
}

/** The hours with those of one day changed. */
export function withDay(hours: BusinessHours, day: number, spans: readonly Span[]): BusinessHours {
  return { ...hours, week: hours.week.map((before, i) => (i === day ? spans : before)) };
}

/** The hours with Monday's on all other weekdays. */
export function likeMonday(hours: BusinessHours): BusinessHours {
  return { ...hours, week: hours.week.map((before, i) => (i > 0 && i < 5 ? (hours.week[0] ?? []) : before)) };
}

/** Whether a span ends on the next day. */
export const endsNextDay = ({ from, to }: Span): boolean => to !== '' && from !== '' && to <= from && to !== '00:00';

/** The spans with one more behind them: an hour after the last, where the day has room for it. */
export function oneMore(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (last === undefined) return OFFICE;
  const hour = Number(last.to.slice(0, 2)) + 1;
  const two = (n: number) => String(n).padStart(2, '0');
  return [...spans, hour < 23 ? { from: `${two(hour)}:00`, to: `${two(hour + 1)}:00` } : { from: '', to: '' }];
}

/** The hours with more holidays, by date; of a day that is there already the new one counts. As many as fit, the soonest first. */
export function withHolidays(hours: BusinessHours, days: readonly Holiday[]): BusinessHours {
  const taken = new Set(days.map(({ date }) => date));
  const all = [...hours.holidays.filter(({ date }) => !taken.has(date)), ...days.map(({ date, name, spans }) => ({ date, name, spans }))];
  return { ...hours, holidays: all.sort((a, b) => a.date.localeCompare(b.date)).slice(0, HOLIDAYS_MAX) };
}
