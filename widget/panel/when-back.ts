import type { OpeningState } from '../../protocol/business-hours.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import { timeOf } from './clock.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** When people are there again, in the reader's own zone; empty where that is not known, or the time has come. */
export function whenBack(hours: OpeningState | null | undefined, words: Words, now: number = Date.now()): string {
  const at = hours?.opensAt ?? 0;
  return at <= now ? '' : fill(words.peopleBack, { time: momentOf(at, now) });
}

/** A moment to come, in the reader's own zone: day and time. */
export function momentOf(at: number, now: number = Date.now()): string {
  const near = at - now < 6 * DAY_MS;
  const day = new Date(at).toLocaleDateString([], near ? { weekday: 'long' } : { weekday: 'long', day: 'numeric', month: 'long' });
  return `${day}, ${timeOf(at)}`;
}
