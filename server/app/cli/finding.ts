/** What the doctor found of one thing. */
export interface Finding {
  state: 'ok' | 'warn' | 'fail';
  what: string;
  text: string;
}

/** What went wrong while it was looked at. */
export function failed(what: string, error: unknown): Finding {
  return { state: 'fail', what, text: error instanceof Error ? error.message : String(error) };
}
