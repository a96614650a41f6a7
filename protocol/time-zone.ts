import * as v from 'valibot';

/** Whether this runtime knows the zone by that IANA name. */
export function isTimeZone(name: string): boolean {
  try {
    // The constructor is the only portable check; it throws for what it does not know.
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

/** An IANA time zone such as "Europe/Dublin". */
export const timeZoneSchema = v.pipe(
  v.string(),
  v.maxLength(64),
  v.regex(/^[A-Za-z][A-Za-z0-9_+/-]*$/, 'must be a time zone such as Europe/Dublin'),
  v.check(isTimeZone, 'must be a time zone such as Europe/Dublin'),
);
