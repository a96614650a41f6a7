/** Work that may take longer than somebody waits for an answer. */
export interface Soon<T> {
  /** The result of a run that begins now, or null where it is not there in time: then it runs on, and the next call waits for it. */
  get(): Promise<T | null>;
}

/** How long an answer is waited for, in milliseconds; clients give up after ten seconds. */
const PATIENCE_MS = 5_000;

/** Work of which one run at a time is under way, whoever asks for it. */
export function soon<T>(work: () => Promise<T>, patienceMs = PATIENCE_MS): Soon<T> {
  let running: Promise<T> | null = null;
  /** A run that nobody waited for to its end: whoever asks next gets its result. */
  let late: Promise<T> | null = null;
  return {
    async get() {
      const mine = late ?? running ?? (running = work().finally(() => (running = null)));
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<null>((resolve) => {
        timer = setTimeout(() => resolve(null), patienceMs);
      });
      const result = await Promise.race([mine, patience]).finally(() => clearTimeout(timer));
      late = result === null ? mine : null;
      mine.catch(() => (late = null));
      return result;
    },
  };
}
