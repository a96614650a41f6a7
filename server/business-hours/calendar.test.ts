import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';
import type { BusinessHours, Span } from '../../protocol/business-hours.ts';
import { addBusinessTime, businessTimeBetween, isOpen, nextClosing, nextOpening, openingState } from './calendar.ts';

const HOUR = 3_600_000;
const STEP = 5 * 60_000;
const DUBLIN = 'Europe/Dublin';
const office: readonly Span[] = [{ from: '09:00', to: '17:00' }];
const hoursOf = (change: Partial<BusinessHours> = {}): BusinessHours => ({
  timeZone: DUBLIN,
  week: [office, office, office, office, office, [], []],
  holidays: [],
  ...change,
});
const at = (iso: string, zone = DUBLIN) => DateTime.fromISO(iso, { zone }).toMillis();
const local = (ms: number | null, zone = DUBLIN) => ms === null ? null : DateTime.fromMillis(ms, { zone }).toFormat("yyyy-MM-dd'T'HH:mm");

describe('opening hours', () => {
  it('open and close on the minute, in their own zone', () => {
    const hours = hoursOf();
    expect(['2026-01-05T08:59', '2026-01-05T09:00', '2026-01-05T16:59', '2026-01-05T17:00'].map((iso) => isOpen(hours, at(iso)))).toEqual([false, true, true, false]);
    expect(isOpen(hours, at('2026-01-05T10:00', 'America/New_York'))).toBe(true);
    expect(isOpen(hours, at('2026-01-05T13:00', 'America/New_York'))).toBe(false);
  });

  it('say when it opens next, over a weekend and a holiday', () => {
    const hours = hoursOf({ holidays: [{ date: '2026-01-12', name: 'Stocktaking', spans: [] }, { date: '2026-01-13', name: 'Late start', spans: [{ from: '12:00', to: '14:00' }] }] });
    expect(local(nextOpening(hours, at('2026-01-09T18:00')))).toBe('2026-01-13T12:00');
    expect(openingState(hours, at('2026-01-13T13:00'))).toEqual({ open: true, opensAt: null, closesAt: at('2026-01-13T14:00') });
  });

  it('have several spans a day', () => {
    const hours = hoursOf({ week: Array.from({ length: 7 }, () => [{ from: '09:00', to: '12:00' }, { from: '13:00', to: '18:00' }]) });
    expect(isOpen(hours, at('2026-01-06T12:30'))).toBe(false);
    expect(businessTimeBetween(hours, at('2026-01-06T11:00'), at('2026-01-06T14:00'))).toBe(2 * HOUR);
    expect(local(addBusinessTime(hours, at('2026-01-06T11:00'), 2 * HOUR))).toBe('2026-01-06T14:00');
  });

  it('go over midnight into a day that is closed', () => {
    const night = hoursOf({ week: [[], [], [], [], [{ from: '22:00', to: '06:00' }], [], []] });
    expect(isOpen(night, at('2026-01-10T05:59'))).toBe(true);
    expect(isOpen(night, at('2026-01-10T06:00'))).toBe(false);
    expect(local(nextClosing(night, at('2026-01-09T23:00')))).toBe('2026-01-10T06:00');
  });

  it('count an hour less or more in the night the clock is changed', () => {
    const night = hoursOf({ week: Array.from({ length: 7 }, () => [{ from: '22:00', to: '06:00' }]) });
    const through = (from: string, to: string) => businessTimeBetween(night, at(from), at(to)) / HOUR;
    expect(through('2026-03-28T12:00', '2026-03-29T12:00')).toBe(7);
    expect(through('2026-10-24T12:00', '2026-10-25T12:00')).toBe(9);
  });

  it('begin at the change where their own time is left out, and at the first of two', () => {
    const early = hoursOf({ week: Array.from({ length: 7 }, () => [{ from: '01:30', to: '03:00' }]) });
    expect(local(nextOpening(early, at('2026-03-28T12:00')))).toBe('2026-03-29T02:00');
    expect(businessTimeBetween(early, at('2026-03-28T12:00'), at('2026-03-29T12:00'))).toBe(HOUR);
    expect(businessTimeBetween(early, at('2026-10-24T12:00'), at('2026-10-25T12:00'))).toBe(2.5 * HOUR);
  });

  it('that never come are closed for good, and those without end never close', () => {
    const never = hoursOf({ week: [[], [], [], [], [], [], []] });
    expect(openingState(never, at('2026-01-05T10:00'))).toEqual({ open: false, opensAt: null, closesAt: null });
    expect(addBusinessTime(never, at('2026-01-05T10:00'), 1)).toBeNull();
    const always = hoursOf({ week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]) });
    expect(openingState(always, at('2026-01-05T10:00'))).toEqual({ open: true, opensAt: null, closesAt: null });
    expect(businessTimeBetween(always, at('2026-01-01T00:00'), at('2027-01-01T00:00'))).toBe(365 * 24 * HOUR);
  });
});

/** Hours of any shape, in zones that change their clocks at different times of day, around the nights of change. */
const time = fc.integer({ min: 0, max: 95 }).map((quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`);
const span = fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) }).filter(({ from, to }) => from !== to);
const spans = fc.array(span, { maxLength: 3 });
const anyHours: fc.Arbitrary<BusinessHours> = fc.record({
  timeZone: fc.constantFrom(DUBLIN, 'America/New_York', 'Australia/Lord_Howe', 'America/Santiago', 'Asia/Kolkata', 'Africa/Casablanca'),
  week: fc.array(spans, { minLength: 7, maxLength: 7 }),
  holidays: fc.uniqueArray(fc.record({ date: fc.constantFrom('2026-03-29', '2026-10-25', '2026-03-08', '2026-04-05'), name: fc.constant('x'), spans }), { selector: ({ date }) => date }),
});
const moment = fc.constantFrom('2026-03-07T12:00Z', '2026-03-28T12:00Z', '2026-04-04T06:00Z', '2026-09-05T20:00Z', '2026-10-24T12:00Z', '2026-10-31T12:00Z').chain((iso) =>
  fc.integer({ min: 0, max: 4 * 24 * 60 }).map((minutes) => Date.parse(iso) + minutes * 60_000),
);
const RUNS = { numRuns: 150 };

describe('business time, whatever the hours and the zone', () => {
  it('added and measured is the same', () => {
    fc.assert(
      fc.property(anyHours, moment, fc.integer({ min: 1, max: 4 * HOUR }), (hours, from, ms) => {
        const to = addBusinessTime(hours, from, ms);
        expect(to === null ? hours.week.flat().length : businessTimeBetween(hours, from, to)).toBe(to === null ? 0 : ms);
      }),
      RUNS,
    );
  });

  it('of two stretches in a row is their sum', () => {
    fc.assert(
      fc.property(anyHours, moment, fc.integer({ min: 0, max: 80 * HOUR }), fc.integer({ min: 0, max: 80 * HOUR }), (hours, a, first, second) => {
        const [b, c] = [a + first, a + first + second];
        expect(businessTimeBetween(hours, a, b) + businessTimeBetween(hours, b, c)).toBe(businessTimeBetween(hours, a, c));
      }),
      RUNS,
    );
  });

  it('is what a clock counts that looks every five minutes', () => {
    fc.assert(
      fc.property(anyHours, moment, fc.integer({ min: 1, max: 26 }), (hours, from, length) => {
        // Hours, and changes of the clock, lie on whole quarters: looking every five minutes misses none.
        const begin = from - (from % STEP);
        let open = 0;
        for (let ms = begin; ms < begin + length * HOUR; ms += STEP) if (isOpen(hours, ms)) open += STEP;
        expect(businessTimeBetween(hours, begin, begin + length * HOUR)).toBe(open);
      }),
      { numRuns: 12 },
    );
  });

  it('begins where it opens next, and not before', () => {
    fc.assert(
      fc.property(anyHours, moment, (hours, from) => {
        const opens = nextOpening(hours, from);
        fc.pre(opens !== null);
        expect(isOpen(hours, opens)).toBe(true);
        expect(businessTimeBetween(hours, from, opens)).toBe(0);
        expect(opens > from && isOpen(hours, opens - 1)).toBe(false);
        const closes = nextClosing(hours, opens) ?? opens;
        expect(businessTimeBetween(hours, opens, closes)).toBe(closes - opens);
      }),
      RUNS,
    );
  });
});
