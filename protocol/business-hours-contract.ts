import * as v from 'valibot';
import type { BusinessHours, Holiday, OpeningState } from './business-hours.ts';
import { command } from './command.ts';
import { inboxKeySchema } from './fields.ts';
import { teamIdSchema } from './ids.ts';
import { timeZoneSchema } from './time-zone.ts';

/** Most spans of one day. */
export const SPANS_MAX = 6;
/** Most days that are kept as holidays. */
export const HOLIDAYS_MAX = 200;

const fromSchema = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00'));
const toSchema = v.pipe(v.string(), v.regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'must be a time such as 17:30, or 24:00'));
const spansSchema = v.pipe(
  v.array(v.pipe(v.object({ from: fromSchema, to: toSchema }), v.check(({ from, to }) => from !== to, 'must not begin and end at the same time'))),
  v.maxLength(SPANS_MAX, `must be at most ${SPANS_MAX} a day`),
  v.check((spans) => !overlap(spans), 'must not overlap'),
);

/** Whether two spans of a day share time; one that goes over midnight lasts to the end of this day here. */
function overlap(spans: readonly { from: string; to: string }[]): boolean {
  const byStart = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return byStart.some(({ from }, i) => {
    const before = byStart[i - 1];
    return before !== undefined && (before.to <= before.from || before.to > from);
  });
}

/** A date of the calendar, "YYYY-MM-DD", that exists. */
const dateSchema = v.pipe(
  v.string(),
  v.isoDate('must be a date'),
  v.check((date) => !Number.isNaN(Date.parse(date)) && new Date(`${date}T00:00:00Z`).toISOString().startsWith(date), 'is no day of the calendar'),
);

/** Opening hours as an admin sets them. */
export const businessHoursSchema = v.object({
  timeZone: timeZoneSchema,
  week: v.pipe(v.array(spansSchema), v.length(7, 'must have seven days')),
  holidays: v.pipe(
    v.array(v.object({ date: dateSchema, name: v.pipe(v.string(), v.trim(), v.maxLength(80)), spans: spansSchema })),
    v.maxLength(HOLIDAYS_MAX, `must be at most ${HOLIDAYS_MAX} days`),
    v.check((days) => new Set(days.map(({ date }) => date)).size === days.length, 'must name each day once'),
  ),
});

/** Whose hours: an inbox's, or those of a team, which count before its inboxes'. */
export type HoursOwner = { inbox: string } | { team: string };

/** Longest iCalendar file, in characters. */
export const CALENDAR_MAX = 1_000_000;

/** What an iCalendar file holds for some hours. */
export interface CalendarPreview {
  /** Days to come, and what they are to the holidays that are set. */
  days: readonly (Holiday & { is: 'new' | 'changed' | 'known' })[];
  /** What is left out, and why: it is over, more than two years ahead, cancelled, or cannot be read. */
  leftOut: readonly { name: string; why: 'past' | 'far' | 'cancelled' | 'unreadable' }[];
}

/** Opening hours as they are stored; null where none are kept. A change names the version it is based on. */
export interface StoredHours {
  version: number;
  hours: BusinessHours | null;
  now: OpeningState | null;
}

const ownerSchema = v.union([v.object({ inbox: inboxKeySchema }), v.object({ team: teamIdSchema })]);

/** The commands for Settings → Opening hours. */
export const businessHoursContract = {
  'hours.read': command<StoredHours>()(v.object({ of: ownerSchema })),
  /** Null takes the hours away: then nothing is said about them. Refused with `conflict` where somebody else was faster. */
  'hours.change': command<StoredHours>()(
    v.object({ of: ownerSchema, version: v.pipe(v.number(), v.integer(), v.minValue(0)), hours: v.nullable(businessHoursSchema) }),
  ),
  /** What would come in from an iCalendar file to these hours, as they stand on the page. Changes nothing. */
  'hours.read_calendar': command<CalendarPreview>()(
    v.object({ hours: businessHoursSchema, text: v.pipe(v.string(), v.maxLength(CALENDAR_MAX, 'is larger than 1 MB')) }),
  ),
} as const;
