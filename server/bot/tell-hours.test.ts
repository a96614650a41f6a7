import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '../../protocol/business-hours.ts';
import { openingState } from '../business-hours/index.ts';
import type { Attendance } from './bot-parts.ts';
import { candidate, chatWith, engineOf } from './testing/bot-chat.ts';
import { hoursSentence } from './tell-hours.ts';
import { english } from './words/english.ts';
import { wordsFor } from './words/words-for.ts';

const office = [{ from: '08:00', to: '20:00' }];
const hours: BusinessHours = { timeZone: 'Europe/Dublin', week: [office, office, office, office, office, [], []], holidays: [{ date: '2026-01-09', name: 'Outing', spans: [] }] };
const attendanceAt = (iso: string, peopleOnline: boolean, own: BusinessHours | null = hours): Attendance & { now: number } => ({
  hours: own,
  state: own && openingState(own, Date.parse(iso)),
  peopleOnline,
  now: Date.parse(iso),
});
const told = (iso: string, peopleOnline: boolean, locale = 'en-GB', timeZone: string | null = 'Europe/Dublin', own: BusinessHours | null = hours) => {
  const { now, ...attendance } = attendanceAt(iso, peopleOnline, own);
  return hoursSentence(attendance, { locale, timeZone }, { words: wordsFor(locale), now });
};

describe('when people are there, as customers are told', () => {
  it('follows from who is online first', () => {
    expect(told('2026-01-05T12:00Z', true)).toBe('People are here now. We are open until 20:00. Choose “Talk to a person”, or tell me to ask one.');
    expect(told('2026-01-04T12:00Z', true)).toBe('People are here now. Choose “Talk to a person”, or tell me to ask one.');
    expect(told('2026-01-05T12:00Z', false)).toBe('Nobody is here at this moment, although we are open until 20:00.');
  });

  it('names the next opening by the nearest word, over weekends and holidays', () => {
    expect(told('2026-01-05T06:00Z', false)).toBe('Nobody is here right now. People are here again today at 08:00.');
    expect(told('2026-01-05T21:00Z', false)).toBe('Nobody is here right now. People are here again tomorrow at 08:00.');
    expect(told('2026-01-08T21:00Z', false)).toBe('Nobody is here right now. People are here again on Monday at 08:00.');
  });

  it('is in the customer’s zone and language, and names the zone where it is ours', () => {
    expect(told('2026-01-05T21:00Z', false, 'de', 'Asia/Tokyo')).toBe('Gerade ist niemand da. Wieder da sind Menschen heute um 17:00.');
    expect(told('2026-01-05T21:00Z', false, 'en-GB', null)).toBe('Nobody is here right now. People are here again tomorrow at 08:00 (Dublin time).');
  });

  it('promises nothing that is not known', () => {
    expect(told('2026-01-05T21:00Z', false, 'en-GB', 'Europe/Dublin', null)).toBe(english.awayUnknown);
    const never: BusinessHours = { ...hours, week: [[], [], [], [], [], [], []] };
    expect(told('2026-01-05T21:00Z', false, 'en-GB', 'Europe/Dublin', never)).toBe('Nobody is here right now.');
  });
});

describe('a customer who asks whether somebody is there', () => {
  const attendance = attendanceAt('2026-01-05T09:00Z', false);

  it.each(['When is somebody there?', 'when does someone come', 'Wann ist jemand da?', 'Quand puis-je parler à quelqu’un', 'chat hours'])('is told when: %s', async (text) => {
    const chat = chatWith(engineOf({}), { attendance, timeZone: 'Europe/Dublin' });
    await chat.say(text);
    expect(chat.said()).toEqual(['Nobody is here at this moment, although we are open until 8:00 PM.']);
    expect(chat.state()).toMatchObject({ status: 'bot', missedInRow: 0, turn: { outcome: 'hours' } });
  });

  it('gets the shop’s hours as well where an article has them', async () => {
    const chat = chatWith(engineOf({ 'Are you open?': { decision: 'answer', candidates: [candidate('stores-and-hours', 0.9)] } }), { attendance, timeZone: 'Europe/Dublin' });
    await chat.say('Are you open?');
    expect(chat.said()).toEqual(['Nobody is here at this moment, although we are open until 8:00 PM. Here is what I found about that.']);
    expect(chat.state().answerSeqs).toHaveLength(1);
  });
});
