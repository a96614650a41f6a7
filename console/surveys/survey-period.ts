/** The period the survey page looks at, written in its address so that it can be shared and gone back to. */

/** Days in the reader's zone, `YYYY-MM-DD`, both included. */
export interface SurveyPeriod {
  from: string;
  to: string;
  /** How many days back from today it is, where it was chosen that way. */
  days: number | null;
}

/** Which surveys the list shows. */
export type SurveyFilter = 'all' | 'comments' | 'low';

/** The periods one click away, in days. */
export const PERIOD_DAYS: readonly number[] = [7, 30, 90];

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** A day in the reader's zone. */
export function dayOf(at: number): string {
  const date = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The midnight a day begins with in the reader's zone, `days` later; milliseconds since the Unix epoch. */
function midnight(day: string, days = 0): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + days).getTime();
}

/** Today and the days before it, `days` in all. */
export function lastDays(days: number, now: number): SurveyPeriod {
  return { from: dayOf(midnight(dayOf(now), 1 - days)), to: dayOf(now), days };
}

/** The bounds of a period: `from` belongs to it, `to` does not; milliseconds since the Unix epoch. */
export function boundsOf({ from, to }: SurveyPeriod): { from: number; to: number } {
  return { from: midnight(from), to: midnight(to, 1) };
}

/** What an address says; the last 30 days where it says nothing that can be read. */
export function parseSurveyAddress(address: string, now: number): { period: SurveyPeriod; filter: SurveyFilter } {
  const { searchParams } = new URL(address, 'http://console');
  const [from, to, only] = ['from', 'to', 'only'].map((name) => searchParams.get(name) ?? '') as [string, string, string];
  const days = Number(searchParams.get('days'));
  const custom = DATE.test(from) && DATE.test(to) && from <= to;
  return {
    period: custom ? { from, to, days: null } : lastDays(PERIOD_DAYS.includes(days) ? days : 30, now),
    filter: only === 'comments' || only === 'low' ? only : 'all',
  };
}

/** The address of the survey page with a period and a filter. */
export function surveyAddress({ from, to, days }: SurveyPeriod, filter: SurveyFilter): string {
  const query = days === null ? `from=${from}&to=${to}` : `days=${days}`;
  return `/console/surveys?${query}${filter === 'all' ? '' : `&only=${filter}`}`;
}
