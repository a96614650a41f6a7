import { useEffect, useState } from 'preact/hooks';

/** After so long a part that could not be fetched is asked for again, in milliseconds. */
const AGAIN_MS = 3_000;

/** A part of the panel that is fetched when it is wanted; null until it is here. It is asked for until it comes. */
export function useLazy<T extends object>(wanted: boolean, load: () => Promise<T>): T | null {
  const [part, setPart] = useState<T | null>(null);
  useEffect(() => {
    if (!wanted || part) return;
    let timer: ReturnType<typeof setTimeout>;
    let left = false;
    const ask = (): void => {
      load().then(
        (found) => left || setPart(found),
        () => left || (timer = setTimeout(ask, AGAIN_MS)),
      );
    };
    ask();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [wanted]);
  return part;
}
