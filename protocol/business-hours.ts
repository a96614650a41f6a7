/** When people are there: opening hours, holidays, and what of them a customer is told. */

/**
 * A span of a day, "HH:MM" in local time. `to` may be "24:00"; where `to` is not after `from`, the span ends on the next
 * day. It belongs to the day it begins on.
 */
export interface Span {
  from: string;
  to: string;
}

/** A day that is unlike others of its kind: its own spans, none where everything is closed. `date` is "YYYY-MM-DD". */
export interface Holiday {
  date: string;
  name: string;
  spans: readonly Span[];
}

/** Opening hours. `week` has seven days, Monday first. */
export interface BusinessHours {
  /** IANA name, such as "Europe/Dublin". */
  timeZone: string;
  week: readonly (readonly Span[])[];
  holidays: readonly Holiday[];
}

/**
 * Whether it is open now, and when that changes. Times are milliseconds since the Unix epoch. `opensAt` is set while it is
 * closed, `closesAt` while it is open; null where no change is in sight.
 */
export interface OpeningState {
  open: boolean;
  opensAt: number | null;
  closesAt: number | null;
}
