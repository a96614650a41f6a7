import type { Words } from '../words.ts';

/** "14:20" or "2:20 PM", in the reader's own zone and manner. */
export const timeOf = (at: number): string => new Date(at).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });

/** "Today", "Yesterday", or the date. */
export function dayName(at: number, words: Words, now: number = Date.now()): string {
  const date = new Date(at);
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (date.toDateString() === new Date(now).toDateString()) return words.today;
  if (date.toDateString() === yesterday.toDateString()) return words.yesterday;
  return date.toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });
}

/** "3 March 2026", for where the year matters. */
export const dateOf = (at: number): string => new Date(at).toLocaleDateString([], { dateStyle: 'long' });
