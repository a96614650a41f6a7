/** A day as `YYYY-MM-DD` in the reader's manner: "31 Mar" this year, "31 Mar 2028" otherwise. It is a day of the calendar, without a zone. */
export function dayOfCalendar(day: string, now: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  const isThisYear = date.getUTCFullYear() === new Date(now).getFullYear();
  return date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC', ...(!isThisYear && { year: 'numeric' }) });
}
