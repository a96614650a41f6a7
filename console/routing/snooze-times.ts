/** Times at which one may promise to come back. Pure; in the zone of this browser. */

/** A time to choose, in milliseconds since the Unix epoch. */
export interface SnoozeTime {
  label: string;
  at: number;
}

const HOUR_MS = 60 * 60_000;

/** The usual times after `now`: in an hour, in three, tomorrow morning, next Monday morning. */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const morning = (days: number): number => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    return date.setHours(9, 0, 0, 0);
  };
  const toMonday = ((8 - new Date(now).getDay()) % 7) || 7;
  const times = [
    { label: 'In an hour', at: now + HOUR_MS },
    { label: 'In three hours', at: now + 3 * HOUR_MS },
    { label: 'Tomorrow at 9:00', at: morning(1) },
    { label: 'Next Monday at 9:00', at: morning(toMonday) },
  ];
  // On Sundays the last two are the same morning.
  return times.filter(({ at }, i) => times.findIndex((each) => each.at === at) === i);
}

/** A moment as the field of a browser for local times has it: "2026-03-02T09:00". */
export function localField(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** "Thursday, 5 March, 14:00", in a zone; its name stands behind where it is not the reader's own. */
export function promiseWords(at: number, timeZone: string | null): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = timeZone ?? own;
  const words = new Date(at).toLocaleString(undefined, { weekday: 'long', day: 'numeric', month: 'long', hour: 'numeric', minute: '2-digit', timeZone: zone });
  return zone === own ? words : `${words} (${zone.replaceAll('_', ' ')})`;
}
