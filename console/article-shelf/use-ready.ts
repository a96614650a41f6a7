import { useEffect, useState } from 'preact/hooks';
import type { Outcome } from '../../client/model.ts';
import type { Loaded } from './use-loaded.ts';
import { useLoaded } from './use-loaded.ts';

/** How long is waited before asking again for what takes longer, in milliseconds. */
const AGAIN_MS = 500;

/** The same for work that may take longer than an answer may: asked again until it is `ready`; until then `data` is null. */
export function useReady<T extends { ready: boolean }>(key: string, ask: () => Promise<Outcome<T>>): Loaded<T> & { busy: boolean } {
  const loaded = useLoaded(key, ask);
  const [asked, setAsked] = useState(0);
  const waits = loaded.data?.ready === false;
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => void loaded.load().then(() => setAsked(asked + 1)), AGAIN_MS);
    return () => clearTimeout(timer);
  }, [waits, asked]);
  return { ...loaded, data: waits ? null : loaded.data, busy: waits };
}
