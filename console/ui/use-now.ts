import { useEffect, useState } from 'preact/hooks';

/** The time by `now`, drawn anew every `everyMs` milliseconds. */
export function useNow(now: () => number, everyMs: number): number {
  const [at, setAt] = useState(now);
  useEffect(() => {
    setAt(now());
    const timer = setInterval(() => setAt(now()), everyMs);
    return () => clearInterval(timer);
  }, [now, everyMs]);
  return at;
}
