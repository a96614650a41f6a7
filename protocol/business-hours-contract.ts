import * as v from 'valibot';
import type { BusinessHours, OpeningState } from './business-hours.ts';
import { command } from './command.ts';
import { inboxKeySchema } from './fields.ts';
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

/** Opening hours of an inbox as they are stored; null where none are kept. A change names the version it is based on. */
export interface StoredHours {
  inbox: string;
  version: number;
  hours: BusinessHours | null;
  now: OpeningState | null;
}

/** The commands for Settings → Opening hours. */
export const businessHoursContract = {
  'hours.read': command<StoredHours>()(v.object({ inbox: inboxKeySchema })),
  /** Null takes the hours away: then nothing is said about them. Refused with `conflict` where somebody else was faster. */
  'hours.change': command<StoredHours>()(
    v.object({ inbox: inboxKeySchema, version: v.pipe(v.number(), v.integer(), v.minValue(0)), hours: v.nullable(businessHoursSchema) }),
  ),
} as const;
