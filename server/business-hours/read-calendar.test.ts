import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../protocol/business-hours.ts';
import { readCalendar } from './read-calendar.ts';

const office = [{ from: '09:00', to: '17:00' }];
const HOURS: BusinessHours = { timeZone: 'Europe/Dublin', week: [office, office, office, office, office, [], []], holidays: [] };
const NOW = Date.parse('2026-01-05T09:00:00Z');

const event = (lines: string): string => `BEGIN:VEVENT\n${lines.trim()}\nEND:VEVENT`;
const read = (...parts: string[]) => readCalendar(['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR'].join('\n').replaceAll('\n', '\r\n'), HOURS, NOW);

describe('a calendar file', () => {
  it('closes days that last all day, and each of several', () => {
    expect(read(event('SUMMARY:Christmas\nDTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\nTRANSP:TRANSPARENT')).days).toEqual([
      { date: '2026-12-25', name: 'Christmas', spans: [] }, { date: '2026-12-26', name: 'Christmas', spans: [] },
    ]);
    expect(read(event('SUMMARY:One day\nDTSTART;VALUE=DATE:20261225')).days).toMatchObject([{ date: '2026-12-25' }]);
  });

  it('repeats what comes every year, for two years, but not the days that are excepted', () => {
    const { days } = read(event('UID:1\nSUMMARY:New Year\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=YEARLY'), event('UID:2\nSUMMARY:Easter Monday\nDTSTART;VALUE=DATE:20250421\nRDATE;VALUE=DATE:20260406,20270329'), event('UID:3\nSUMMARY:Friday off\nDTSTART;VALUE=DATE:20260102\nRRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;VALUE=DATE:20260116'));
    expect(days.map(({ date }) => date)).toEqual(['2026-01-09', '2026-01-23', '2026-04-06', '2027-01-01', '2027-03-29', '2028-01-01']);
  });

  it('takes some hours out of a day, in the zone of the hours, whatever zone they are given in', () => {
    const zone = 'BEGIN:VTIMEZONE\nTZID:Office\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0200\nTZOFFSETTO:+0200\nEND:STANDARD\nEND:VTIMEZONE';
    const at = (lines: string) => read(zone, event(`SUMMARY:Meeting\n${lines}`)).days[0]?.spans;
    const morning = [{ from: '09:00', to: '12:00' }, { from: '14:00', to: '17:00' }];
    expect(at('DTSTART:20260706T120000\nDTEND:20260706T140000')).toEqual(morning);
    expect(at('DTSTART:20260706T110000Z\nDTEND:20260706T130000Z')).toEqual(morning);
    expect(at('DTSTART;TZID=Europe/Berlin:20260706T130000\nDTEND;TZID=Europe/Berlin:20260706T150000')).toEqual(morning);
    expect(at('DTSTART;TZID=Office:20260706T130000\nDTEND;TZID=Office:20260706T150000')).toEqual(morning);
    expect(at('DTSTART:20260706T120000\nDURATION:PT6H')).toEqual([{ from: '09:00', to: '12:00' }]);
    expect(at('DTSTART:20260706T180000\nDTEND:20260706T200000')).toBeUndefined();
  });

  it('moves and cancels one of several, as the file says', () => {
    const series = event('UID:s\nSUMMARY:Training\nDTSTART;VALUE=DATE:20260202\nRRULE:FREQ=MONTHLY;COUNT=3');
    const moved = event('UID:s\nRECURRENCE-ID;VALUE=DATE:20260302\nSUMMARY:Training\nDTSTART;VALUE=DATE:20260303');
    const gone = event('UID:s\nRECURRENCE-ID;VALUE=DATE:20260402\nSUMMARY:Training\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260402');
    expect(read(series, moved, gone).days.map(({ date }) => date)).toEqual(['2026-02-02', '2026-03-03']);
  });

  it('says what it leaves out', () => {
    expect(read(
      event('SUMMARY:Long ago\nDTSTART;VALUE=DATE:20190101'), event('SUMMARY:Some day\nDTSTART;VALUE=DATE:20400101'), event('SUMMARY:Off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260601'),
      event('SUMMARY:Season\nDTSTART;VALUE=DATE:20260601\nDTEND;VALUE=DATE:20261001'), event('SUMMARY:Broken'),
    )).toEqual({ days: [], leftOut: [{ name: 'Long ago', why: 'past' }, { name: 'Some day', why: 'far' }, { name: 'Off', why: 'cancelled' }, { name: 'Season', why: 'unreadable' }, { name: 'Broken', why: 'unreadable' }] });
  });

  it('names a day once that several events fall on', () => {
    expect(read(event('SUMMARY:A\nDTSTART;VALUE=DATE:20260601'), event('SUMMARY:B\nDTSTART;VALUE=DATE:20260601')).days).toEqual([{ date: '2026-06-01', name: 'A, B', spans: [] }]);
  });

  it('ends, however often something repeats', () => {
    expect(read(event('SUMMARY:Always\nDTSTART:20260105T000000\nDTEND:20260105T000100\nRRULE:FREQ=SECONDLY')).days).toEqual([]);
    expect(read(event('SUMMARY:Daily\nDTSTART;VALUE=DATE:19700101\nRRULE:FREQ=DAILY')).days).toEqual([]);
  });

  it.each(['', 'hello', 'BEGIN:VCARD\r\nEND:VCARD', '<html>', 'BEGIN:VCALENDAR\r\nBEGIN:VEVENT'])('is refused where it is none: %j', (text) => {
    expect(() => readCalendar(text, HOURS, NOW)).toThrow(expect.objectContaining({ code: 'invalid_payload' }) as Error);
  });
});
