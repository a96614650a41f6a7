/**
 * Business time: the time in which people are there. Opening hours are spans of local days; a span belongs to the day it
 * begins on, also where it goes over midnight, and a holiday has its own spans. Everything here is computed from moments
 * of the real line (milliseconds since the Unix epoch), so a day on which the clock is changed has the hours it has.
 */
import { DateTime } from 'luxon';
import type { BusinessHours, OpeningState, Span } from '../../protocol/business-hours.ts';

/** A stretch of open time: from `from` up to, not including, `to`. */
interface Open {
  from: number;
  to: number;
}

/** Further ahead than this nothing is looked for: hours that never come are closed for good. */
const HORIZON_DAYS = 400;

/** Whether it is open at that moment. */
export function isOpen(hours: BusinessHours, at: number): boolean {
  return openFrom(hours, at).next().value?.from === at;
}

/** The first open moment at or after `at`; null where none comes within 400 days. */
export function nextOpening(hours: BusinessHours, at: number): number | null {
  return openFrom(hours, at).next().value?.from ?? null;
}

/** The first closed moment at or after `at`; null where it stays open for 400 days. */
export function nextClosing(hours: BusinessHours, at: number): number | null {
  let end = at;
  for (const { from, to } of openFrom(hours, at)) {
    if (from > end) return end;
    end = to;
  }
  return end < at + HORIZON_DAYS * DAY_MS ? end : null;
}

/** What is known now. */
export function openingState(hours: BusinessHours, at: number): OpeningState {
  const open = isOpen(hours, at);
  return { open, opensAt: open ? null : nextOpening(hours, at), closesAt: open ? nextClosing(hours, at) : null };
}

/** The moment at which `ms` of business time have gone by since `at`; null where so much does not come within 400 days. */
export function addBusinessTime(hours: BusinessHours, at: number, ms: number): number | null {
  let left = ms;
  if (left <= 0) return at;
  for (const { from, to } of openFrom(hours, at)) {
    if (to - from >= left) return from + left;
    left -= to - from;
  }
  return null;
}

/** Milliseconds of business time from `a` to `b`; 0 where `b` is not after `a`. */
export function businessTimeBetween(hours: BusinessHours, a: number, b: number): number {
  let sum = 0;
  for (const { from, to } of openFrom(hours, a, b)) {
    if (from >= b) break;
    sum += Math.min(to, b) - from;
  }
  return sum;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Stretches of open time from `at` on, in order, apart from each other, the first one cut at `at`; up to `until` or the horizon. */
function* openFrom(hours: BusinessHours, at: number, until = at + HORIZON_DAYS * DAY_MS): Generator<Open, undefined, void> {
  let pending: Open | null = null;
  // The day before may reach into this one.
  for (let day = DateTime.fromMillis(at, { zone: hours.timeZone }).startOf('day').minus({ days: 1 }); day.toMillis() <= until; day = day.plus({ days: 1 })) {
    for (const stretch of stretchesOf(hours, day)) {
      const from = Math.max(stretch.from, at);
      if (stretch.to <= from) continue;
      if (pending !== null && from <= pending.to) {
        pending.to = Math.max(pending.to, stretch.to);
        continue;
      }
      if (pending !== null) yield pending;
      pending = { from, to: stretch.to };
    }
  }
  if (pending !== null) yield pending;
  return undefined;
}

/** The open stretches that begin on a local day, in order. */
function stretchesOf({ week, holidays }: BusinessHours, day: DateTime): Open[] {
  const date = day.toISODate();
  const spans = holidays.find((holiday) => holiday.date === date)?.spans ?? week[day.weekday - 1] ?? [];
  return spans
    .map((span) => stretchOf(span, day))
    .filter(({ from, to }) => to > from)
    .sort((a, b) => a.from - b.from);
}

function stretchOf({ from, to }: Span, day: DateTime): Open {
  return { from: momentOf(day, from), to: to > from ? momentOf(day, to) : momentOf(day.plus({ days: 1 }), to) };
}

/**
 * A local time of a day as a moment. Where the clock is put forward, a time that is left out is the moment of the change;
 * where it is put back, a time that comes twice is the first.
 */
function momentOf(day: DateTime, time: string): number {
  if (time === '24:00') return day.plus({ days: 1 }).startOf('day').toMillis();
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const local = day.set({ hour, minute, second: 0, millisecond: 0 });
  // Luxon moves a time that does not exist on by the length of the gap; open spans begin and end at the change instead.
  if (local.hour === hour && local.minute === minute) return Math.min(...local.getPossibleOffsets().map((possible) => possible.toMillis()));
  return gapEnd(local);
}

/** The moment at which the clock was put forward, given a moment after it that lies within one hour of the change. */
function gapEnd(after: DateTime): number {
  let before = after.minus({ hours: 3 }).toMillis();
  let end = after.toMillis();
  const offset = after.offset;
  while (end - before > 1) {
    const middle = Math.floor((before + end) / 2);
    if (DateTime.fromMillis(middle, { zone: after.zone }).offset === offset) end = middle;
    else before = middle;
  }
  return end;
}
