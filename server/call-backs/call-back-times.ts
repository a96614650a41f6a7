import type { BusinessHours } from '../../protocol/business-hours.ts';
import { isOpen, nextClosing, nextOpening } from '../business-hours/index.ts';

const HOUR_MS = 60 * 60 * 1000;
const HALF_HOUR_MS = 30 * 60 * 1000;
/** Nobody is called sooner than this after they asked for a time, in milliseconds. */
const LEAD_MS = HALF_HOUR_MS;
/** So many times are offered, over at most so many days. */
const TIMES_MAX = 60;
const DAYS = 7;

/**
 * Times at which one can be called back (milliseconds since the Unix epoch): each whole hour while people are there, in
 * the coming week. Empty where no hours are kept.
 */
export function callBackTimes(hours: BusinessHours | null, now: number): number[] {
  if (hours === null) return [];
  const times: number[] = [];
  const end = now + DAYS * 24 * HOUR_MS;
  let opens = nextOpening(hours, now + LEAD_MS);
  while (opens !== null && opens < end && times.length < TIMES_MAX) {
    const closes = nextClosing(hours, opens) ?? end;
    // Where the office opens at half past, the first call is then.
    for (let at = Math.ceil(opens / HALF_HOUR_MS) * HALF_HOUR_MS; at < Math.min(closes, end) && times.length < TIMES_MAX; at = Math.floor(at / HOUR_MS) * HOUR_MS + HOUR_MS) times.push(at);
    opens = nextOpening(hours, closes);
  }
  return times;
}

/** When somebody is to be called who said no time: at once while people are there, else when they are next. */
export const dueWhenPossible = (hours: BusinessHours | null, at: number): number => (hours === null || isOpen(hours, at) ? at : (nextOpening(hours, at) ?? at));
