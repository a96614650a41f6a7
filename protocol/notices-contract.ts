/** How a person wants to be called: what for, how loud, when not, and after how long by e-mail. */
import * as v from 'valibot';
import { command } from './command.ts';
import { isTimeZone } from './time-zone.ts';

/**
 * What somebody can be called for: a chat new in the queue; one offered to them; a message in one of theirs; a note that
 * names them; a word from a supervisor; a colleague who asks for them.
 */
export const NOTICE_KINDS = ['queued', 'offered', 'message', 'mention', 'whisper', 'called'] as const;
/** What somebody can be called for. */
export type NoticeKind = (typeof NOTICE_KINDS)[number];

/** Minutes after which a missed call becomes an e-mail. */
export const MISSED_MINUTES = [2, 5, 15, 60] as const;

/** A person's wishes. Times of quiet hours are "HH:MM" in `zone`, and may go over midnight. */
export interface NoticeSettings {
  kinds: readonly NoticeKind[];
  sound: boolean;
  /** 1–100. */
  volume: number;
  /** Whether the sound repeats until the call is taken. */
  repeat: boolean;
  quiet: { from: string; to: string; zone: string } | null;
  /** Null for no e-mail. */
  emailAfterMinutes: (typeof MISSED_MINUTES)[number] | null;
}

/** Somebody who has not said anything else. */
export const USUAL_NOTICES: NoticeSettings = { kinds: NOTICE_KINDS, sound: true, volume: 60, repeat: true, quiet: null, emailAfterMinutes: 5 };

const timeOfDay = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00'));

/** Parses a person's wishes. */
export const noticeSettingsSchema = v.object({
  kinds: v.pipe(v.array(v.picklist(NOTICE_KINDS)), v.maxLength(NOTICE_KINDS.length)),
  sound: v.boolean(),
  volume: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  repeat: v.boolean(),
  quiet: v.nullable(
    v.pipe(
      v.object({ from: timeOfDay, to: timeOfDay, zone: v.pipe(v.string(), v.maxLength(60), v.check(isTimeZone, 'must be a time zone')) }),
      v.check(({ from, to }) => from !== to, 'must begin and end at different times'),
    ),
  ),
  emailAfterMinutes: v.nullable(v.picklist(MISSED_MINUTES)),
});

/** The commands about one's own calls. `mail` tells whether e-mail can go out at all. */
export const noticesContract = {
  'notices.read': command<{ settings: NoticeSettings; mail: boolean }>()(v.object({})),
  'notices.change': command<{ settings: NoticeSettings; mail: boolean }>()(noticeSettingsSchema),
} as const;

/** Whether `at` (milliseconds since the Unix epoch) lies in somebody's quiet hours. */
export function isQuiet(quiet: NoticeSettings['quiet'], at: number): boolean {
  if (quiet === null) return false;
  const { from, to, zone } = quiet;
  const time = new Date(at).toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return from < to ? time >= from && time < to : time >= from || time < to;
}
