import type { BusinessHours, Span } from '../../protocol/business-hours.ts';

const weekday: readonly Span[] = [{ from: '08:00', to: '20:00' }];

/** When people answer at the sample company, as its article "Contact us" says. */
export const sampleHours: BusinessHours = {
  timeZone: 'Europe/Dublin',
  week: [weekday, weekday, weekday, weekday, weekday, [{ from: '09:00', to: '17:00' }], []],
  holidays: [
    { date: '2026-12-25', name: 'Christmas Day', spans: [] },
    { date: '2026-12-26', name: 'St Stephen’s Day', spans: [] },
    { date: '2027-01-01', name: 'New Year’s Day', spans: [] },
  ],
};
