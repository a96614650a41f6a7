import { DateTime } from 'luxon';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Attendance, BotContext } from './bot-parts.ts';
import type { BotWords } from './words/bot-words.ts';
import { fill } from './words/words-for.ts';

/**
 * When people are there, in the customer's language and time zone; where that zone is not known, in the company's, named.
 * Says no more than is known: who is online counts for more than the hours, and without hours no time is promised.
 */
export function hoursSentence({ hours, state, peopleOnline }: Attendance, customer: Pick<ConversationState, 'locale' | 'timeZone'>, { words, now }: Pick<BotContext, 'words' | 'now'>): string {
  const zone = customer.timeZone ?? hours?.timeZone ?? 'utc';
  const time = (at: number, until = false): string => {
    const told = timeWords(at, now, zone, customer.locale, words, until);
    return customer.timeZone === null ? `${told} ${fill(words.inZone, { zone: cityOf(zone) })}` : told;
  };
  if (peopleOnline) {
    const until = state?.open && state.closesAt !== null ? ` ${fill(words.openUntil, { time: time(state.closesAt, true) })}` : '';
    return `${words.here}${until} ${words.askPerson}`;
  }
  if (state === null) return words.awayUnknown;
  if (state.open) return state.closesAt === null ? words.closed : fill(words.openButAway, { time: time(state.closesAt, true) });
  return state.opensAt === null ? words.closed : fill(words.closedUntil, { time: time(state.opensAt) });
}

/** "Dublin" of "Europe/Dublin". */
const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** "today at 17:00", "on Monday at 08:00", and further away with the date. */
function timeWords(at: number, now: number, zone: string, locale: string, words: BotWords, until: boolean): string {
  const when = DateTime.fromMillis(at, { zone }).setLocale(locale);
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  const days = Math.round(when.startOf('day').diff(today, 'days').days);
  const time = when.toLocaleString(DateTime.TIME_SIMPLE);
  // "Until today at 17:00" says nothing more than "until 17:00".
  if (days === 0) return until ? time : fill(words.today, { time });
  if (days === 1) return fill(words.tomorrow, { time });
  const day = when.toLocaleString(days < 7 ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' });
  return fill(words.on, { day, time });
}
