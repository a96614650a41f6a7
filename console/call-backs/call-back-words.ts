import type { CallbackOutcome } from '../../protocol/desk-events.ts';
import type { CallbackRow } from '../../protocol/callbacks-contract.ts';
import { durationWords, shortTime, timeOfDay } from '../ui/time-words.ts';

/** How a call went, as one chooses it. */
export const OUTCOME_WORDS: Readonly<Record<CallbackOutcome, string>> = {
  reached: 'Reached',
  no_answer: 'No answer',
  voicemail: 'Left a message',
  wrong_number: 'Wrong number',
};

/** When somebody is to be called, from now: "overdue by 12 min", "due in 2 h", "due now". */
export function dueWords(dueAt: number, now: number): string {
  const left = dueAt - now;
  if (Math.abs(left) < 60_000) return 'due now';
  return left < 0 ? `overdue by ${durationWords(-left)}` : `due in ${durationWords(left)}`;
}

/** What was asked for: "Wanted at 12 Mar, 14:00" or "As soon as possible". */
export function wishWords({ preferredAt }: Pick<CallbackRow, 'preferredAt'>, now: number): string {
  if (preferredAt === null) return 'As soon as possible';
  const [day, time] = [shortTime(preferredAt, now), timeOfDay(preferredAt)];
  return day === time ? `Wanted at ${time} today` : `Wanted on ${day} at ${time}`;
}

/** A moment as a date-and-time field holds it, in this browser's zone. */
export function fieldTime(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
