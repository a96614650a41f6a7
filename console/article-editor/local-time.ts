/** A time as `<input type="datetime-local">` has it: in the reader's zone, without naming it. */
export function localInput(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** The reader's zone at a time: "Europe/Berlin, GMT+1". */
export function zoneName(at: number): string {
  const format = new Intl.DateTimeFormat(undefined, { timeZoneName: 'short' });
  const short = format.formatToParts(new Date(at)).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const { timeZone } = format.resolvedOptions();
  return timeZone === short ? timeZone : `${timeZone}, ${short}`;
}
