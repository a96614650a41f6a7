import { describe, expect, it } from 'vitest';
import { findDay } from './find-day.ts';
import { findFieldValue } from './field-values.ts';

const NOW = Date.UTC(2026, 10, 26, 23, 30);
const read = (text: string, locale = 'en-GB', timeZone: string | null = 'Europe/Dublin') => findDay(text, { locale, timeZone, now: NOW });

describe('a day in a message', () => {
  it.each([
    ['2026-11-03', 'en-GB', '2026-11-03'], ['it was 3/11/2026', 'en-GB', '2026-11-03'], ['11/3/2026', 'en-US', '2026-11-03'], ['13/11/26', 'en-US', '2026-11-13'], ['am 3.11.', 'de', '2026-11-03'], ['3. November', 'de', '2026-11-03'], ['le 3 novembre 2025', 'fr', '2025-11-03'],
    ['March 5th', 'en', '2026-03-05'], ['the 5th of March 2024', 'en', '2024-03-05'], ['5 de marzo', 'es', '2026-03-05'], ['24 December', 'en', '2025-12-24'], ['yesterday', 'en', '2026-11-25'], ['gestern', 'de', '2026-11-25'],
    ['31/02/2026', 'en-GB', null], ['order 4711', 'en', null], ['version 1.2.3.4', 'en', null], ['may I ask', 'en', null],
  ])('%s (%s) is %s', (text, locale, day) => {
    expect(read(text, locale)).toBe(day);
  });

  it('is that of the customer, not of the server', () => {
    expect(read('today', 'en', 'Asia/Tokyo')).toBe('2026-11-27');
    expect(read('today', 'en', 'America/New_York')).toBe('2026-11-26');
  });
});

describe('what a message gives for a field', () => {
  const context = { locale: 'en', timeZone: null, now: NOW };
  it.each([
    ['email', null, 'write to Robin.O’Neil at robin@example.com.', 'robin@example.com'], ['email', null, 'not robin@example.com but maya@example.org', 'maya@example.org'], ['email', null, 'robin@example', null],
    ['code', 'HP-#######', 'HP-1234567 and not HP-7654321', 'HP-1234567'], ['code', '####', 'not 4711, it is 4712', '4712'], ['code', '####', 'I paid 20', null], ['code', null, '4711', null],
  ] as const)('%s %s in “%s” is %s', (kind, pattern, text, value) => {
    expect(findFieldValue({ kind, pattern }, text, context, true)).toBe(value);
  });

  it('is any text only where it was asked for, without private data', () => {
    expect(findFieldValue({ kind: 'text', pattern: null }, 'call me on +353 20 910 0142', context, false)).toBeNull();
    expect(findFieldValue({ kind: 'text', pattern: null }, 'call me on +353 20 910 0142', context, true)).toBe('call me on [phone number]');
  });
});
