/** The midnight with which the day of `at` begins in the reader's zone; both are milliseconds since the Unix epoch. */
export function dayBegins(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
