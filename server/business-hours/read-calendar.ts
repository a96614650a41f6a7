/**
 * Holidays from an iCalendar file (RFC 5545): what a company, a state or a calendar service publishes. Days that last all
 * day are closed; an event of some hours takes them out of the day's usual hours. Everything is told before it is taken.
 */
import ICAL from 'ical.js';
import { DateTime } from 'luxon';
import type { BusinessHours, Holiday, Span } from '../../protocol/business-hours.ts';
import { AppError } from '../kernel/errors.ts';

/** What a calendar holds for these hours. */
export interface ReadCalendar {
  days: readonly Holiday[];
  /** Events that were left out, and why, each name once. */
  leftOut: readonly { name: string; why: 'past' | 'far' | 'cancelled' | 'unreadable' }[];
}

/** How far ahead days are taken, in years: beyond that recurring ones would never end. */
const YEARS_AHEAD = 2;
/** Most times one recurring event is followed. */
const REPEATS_MAX = 2_000;
const EVENTS_MAX = 5_000;
/** Longest event in days; a longer one is a mistake or a season. */
const LENGTH_MAX_DAYS = 60;
const NAME_MAX = 80;

interface Stretch {
  name: string;
  from: DateTime;
  to: DateTime;
  allDay: boolean;
}

/** Reads a calendar for `hours`; `now` is milliseconds since the Unix epoch. Throws AppError `invalid_payload` for what is none. */
export function readCalendar(text: string, hours: BusinessHours, now: number): ReadCalendar {
  const today = DateTime.fromMillis(now, { zone: hours.timeZone }).startOf('day');
  const end = today.plus({ years: YEARS_AHEAD });
  const leftOut = new Map<string, ReadCalendar['leftOut'][number]['why']>();
  const stretches: Stretch[] = [];
  const calendar = parse(text);
  const events = calendar.getAllSubcomponents('vevent').slice(0, EVENTS_MAX);
  const zones = new Map(calendar.getAllSubcomponents('vtimezone').map((component) => [String(component.getFirstPropertyValue('tzid')), new ICAL.Timezone(component)]));
  const exceptions = events.filter((component) => component.hasProperty('recurrence-id'));
  for (const component of events.filter((each) => !each.hasProperty('recurrence-id'))) {
    const name = nameOf(component);
    try {
      if (isCancelled(component)) leftOut.set(name, 'cancelled');
      else stretches.push(...occurrences(component, exceptions, zones, { hours, today, end }, (why) => void leftOut.set(name, why)));
    } catch {
      leftOut.set(name, 'unreadable');
    }
  }
  const taken = new Set(stretches.map(({ name }) => name));
  return { days: daysOf(stretches, hours, today), leftOut: [...leftOut].flatMap(([name, why]) => (taken.has(name) ? [] : [{ name, why }])).slice(0, 200) };
}

function parse(text: string): ICAL.Component {
  try {
    const parsed = ICAL.parse(text) as unknown[];
    const component = new ICAL.Component((Array.isArray(parsed[0]) ? parsed[0] : parsed) as never);
    if (component.name === 'vcalendar') return component;
  } catch {
    // Said below.
  }
  throw new AppError('invalid_payload', 'This is no iCalendar file. It begins with BEGIN:VCALENDAR and usually ends in .ics.', { issues: [{ path: 'text', message: 'is no iCalendar file' }] });
}

const isCancelled = (component: ICAL.Component): boolean => String(component.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';
const nameOf = (component: ICAL.Component): string => String(component.getFirstPropertyValue('summary') ?? '').replace(/\s+/g, ' ').trim().slice(0, NAME_MAX);

type Range = { hours: BusinessHours; today: DateTime; end: DateTime };

function occurrences(component: ICAL.Component, exceptions: readonly ICAL.Component[], zones: ReadonlyMap<string, ICAL.Timezone>, range: Range, skip: (why: 'past' | 'far' | 'unreadable') => void): Stretch[] {
  const event = new ICAL.Event(component, { strictExceptions: true, exceptions: [] });
  const uid = String(component.getFirstPropertyValue('uid') ?? '');
  const changed = uid === '' ? [] : exceptions.filter((each) => String(each.getFirstPropertyValue('uid') ?? '') === uid);
  for (const each of changed) event.relateException(each);
  const found: Stretch[] = [];
  const take = (item: ICAL.Event, start: ICAL.Time, finish: ICAL.Time): boolean => {
    const [from, to] = [momentOf(start, zoneOf(item.component, 'dtstart'), zones, range.hours), momentOf(finish, zoneOf(item.component, 'dtend') ?? zoneOf(item.component, 'dtstart'), zones, range.hours)];
    if (!from.isValid || !to.isValid || to.diff(from, 'days').days > LENGTH_MAX_DAYS) return skip('unreadable'), true;
    if (from >= range.end) return skip('far'), false;
    if (to <= range.today) skip('past');
    else if (!isCancelled(item.component)) found.push({ name: nameOf(item.component), from, to: to > from ? to : start.isDate ? from.plus({ days: 1 }) : from, allDay: start.isDate });
    return true;
  };
  if (!event.isRecurring()) {
    take(event, event.startDate, event.endDate);
    return found;
  }
  const iterator = event.iterator();
  for (let i = 0; i < REPEATS_MAX; i += 1) {
    const next = iterator.next() as ICAL.Time | undefined;
    if (next === undefined || next === null) break;
    const { item, startDate, endDate } = event.getOccurrenceDetails(next);
    if (!take(item, startDate, endDate)) break;
  }
  return found;
}

const zoneOf = (component: ICAL.Component, property: string): string | null => (component.getFirstProperty(property)?.getParameter('tzid') as string | undefined) ?? null;

/** A date is a day of the hours' own zone; a time without a zone is one there, too. */
function momentOf(time: ICAL.Time, tzid: string | null, zones: ReadonlyMap<string, ICAL.Timezone>, { timeZone }: BusinessHours): DateTime {
  const { year, month, day, hour, minute, second } = time;
  const fields = { year, month, day, ...(time.isDate ? {} : { hour, minute, second }) };
  if (time.isDate) return DateTime.fromObject(fields, { zone: timeZone });
  if (time.zone === ICAL.Timezone.utcTimezone) return DateTime.fromObject(fields, { zone: 'utc' }).setZone(timeZone);
  if (tzid === null) return DateTime.fromObject(fields, { zone: timeZone });
  const named = DateTime.fromObject(fields, { zone: tzid });
  if (named.isValid) return named.setZone(timeZone);
  const described = zones.get(tzid);
  if (described === undefined) return DateTime.fromObject(fields, { zone: timeZone });
  return DateTime.fromObject(fields, { zone: 'utc' }).minus({ seconds: described.utcOffset(time) }).setZone(timeZone);
}

function daysOf(stretches: readonly Stretch[], hours: BusinessHours, today: DateTime): Holiday[] {
  const days = new Map<string, { names: string[]; spans: readonly Span[] }>();
  for (const { name, from, to, allDay } of stretches) {
    for (let day = from.startOf('day'); day < to; day = day.plus({ days: 1 })) {
      const date = day.toISODate();
      if (date === null || day < today) continue;
      const known = days.get(date) ?? { names: [], spans: hours.week[day.weekday - 1] ?? [] };
      const spans = allDay ? [] : without(known.spans, from > day ? from.toFormat('HH:mm') : '00:00', to < day.plus({ days: 1 }) ? to.toFormat('HH:mm') : '24:00');
      days.set(date, { names: known.names.includes(name) || name === '' ? known.names : [...known.names, name], spans });
    }
  }
  return [...days]
    // A party after closing time changes nothing.
    .filter(([date, { spans }]) => spans.length === 0 || JSON.stringify(spans) !== JSON.stringify(hours.week[DateTime.fromISO(date).weekday - 1]))
    .map(([date, { names, spans }]) => ({ date, name: names.join(', ').slice(0, NAME_MAX), spans }))
    .sort((a, b) => a.date.localeCompare(b.date));
}

/** Spans of a day without the time from `from` to `to`. What goes over midnight counts to the end of the day. */
function without(spans: readonly Span[], from: string, to: string): Span[] {
  return spans.flatMap((span) => {
    const end = span.to > span.from ? span.to : '24:00';
    if (end <= from || span.from >= to) return [span];
    const before = span.from < from ? [{ from: span.from, to: from }] : [];
    const after = end > to ? [{ from: to, to: span.to }] : [];
    return [...before, ...after];
  });
}
