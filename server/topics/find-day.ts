import { DateTime } from 'luxon';
import { dayNamed } from '../knowledge-base/index.ts';

/** What a message is read against. */
export interface ReadingContext {
  locale: string;
  /** The customer's day decides what "yesterday" was; null where their zone is not known. */
  timeZone: string | null;
  /** Milliseconds since the Unix epoch. */
  now: number;
}

const ISO = /(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/;
const NUMBERS = /(?<![\d./-])(\d{1,2})\s?[./-]\s?(\d{1,2})(?:\s?[./-]\s?(\d{4}|\d{2})?)?(?!\d|[./-]\d)/;
/** Where the month is written before the day. */
const MONTH_FIRST = /^en-(us|ph|ca)$/i;

/** The day a text names, "YYYY-MM-DD": numbers in the locale's order, a month by its name, "today" or "yesterday". */
export function findDay(text: string, { locale, timeZone, now }: ReadingContext): string | null {
  const today = DateTime.fromMillis(now, { zone: timeZone ?? 'utc' });
  const iso = ISO.exec(text);
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]), today);
  const numbers = NUMBERS.exec(text);
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])];
    const [day, month] = (MONTH_FIRST.test(locale) && first <= 12) || second > 12 ? [second, first] : [first, second];
    return dayOf(yearOf(numbers[3]), month, day, today);
  }
  const named = findMonth(text, locale);
  if (named !== null) return dayOf(named.year, named.month, named.day, today);
  const ago = dayNamed(text);
  return ago === null ? null : today.minus({ days: ago }).toISODate();
}

const yearOf = (written: string | undefined): number | null => (written === undefined ? null : Number(written) + (written.length === 2 ? 2000 : 0));

/** A day of the calendar. One without a year is the latest that has been: customers tell of what happened. */
function dayOf(year: number | null, month: number, day: number, today: DateTime): string | null {
  const date = DateTime.fromObject({ year: year ?? today.year, month, day }, { zone: today.zone });
  if (!date.isValid) return null;
  return (year === null && date > today ? date.minus({ years: 1 }) : date).toISODate();
}

/** "5 March", "March 5th 2026", "5. März": in the locale's language or English. */
function findMonth(text: string, locale: string): { day: number; month: number; year: number | null } | null {
  const folded = fold(text);
  for (const language of [locale, 'en']) {
    for (let month = 1; month <= 12; month += 1) {
      const [long, short] = (['LLLL', 'LLL'] as const).map((form) => fold(DateTime.fromObject({ month }).setLocale(language).toFormat(form)).replace(/\.$/, ''));
      const name = `(?:${long}|${short})`;
      const found =
        new RegExp(`(?<![\\p{L}\\d])(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: (?:of|de))? ${name}(?![\\p{L}])\\.?,?(?: (?:de )?(?<year>\\d{4}))?`, 'u').exec(folded) ??
        new RegExp(`(?<!\\p{L})${name}\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d),?(?: (?<year>\\d{4}))?`, 'u').exec(folded);
      const { day, year } = found?.groups ?? {};
      if (day !== undefined) return { day: Number(day), month, year: year === undefined ? null : Number(year) };
    }
  }
  return null;
}

const fold = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/\s+/g, ' ');
