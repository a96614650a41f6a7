const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A length of time in words, in the two largest units: "45 s", "12 min", "3 h 5 min", "2 d 4 h". Takes milliseconds. */
export function durationWords(ms: number): string {
  const rest = Math.max(0, ms);
  if (rest < MINUTE) return `${Math.floor(rest / 1000)} s`;
  if (rest < HOUR) return `${Math.floor(rest / MINUTE)} min`;
  if (rest < DAY) return joined([Math.floor(rest / HOUR), 'h'], [Math.floor((rest % HOUR) / MINUTE), 'min']);
  return joined([Math.floor(rest / DAY), 'd'], [Math.floor((rest % DAY) / HOUR), 'h']);
}

function joined(...parts: readonly [number, string][]): string {
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => `${amount} ${unit}`)
    .join(' ');
}

/** A running clock: "0:45", "12:05", "3:05:09". Takes milliseconds. */
export function clockWords(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  const two = (n: number) => String(n).padStart(2, '0');
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** The shortest time that still says when: "14:05" today, "12 Mar" this year, "12 Mar 2024" before. */
export function shortTime(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)];
  if (date.toDateString() === today.toDateString()) return timeOfDay(at);
  const year = date.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const };
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...year });
}

/** "14:05", in the reader's zone and manner. */
export function timeOfDay(at: number): string {
  return new Date(at).toLocaleTimeString(undefined, { hour: 'numeric', minute: '2-digit' });
}

/** "Monday, 12 March 2026", or "Today". */
export function dayWords(at: number, now: number): string {
  const date = new Date(at);
  if (date.toDateString() === new Date(now).toDateString()) return 'Today';
  return date.toLocaleDateString(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Date and time with the zone, for titles and records. */
export function fullTime(at: number): string {
  return new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'long' });
}
