/**
 * Notices that nobody is at the console any more: no key and no pointer for some time, in any of its tabs. Tabs tell each
 * other by the storage they share, so a tab in the background does not send away who works in another.
 */
import type { KeyValueStore } from '../app/key-value-store.ts';

const KEY = 'porchlight.touched';
/** A touch is written down at most this often, in milliseconds. */
const WRITE_MS = 5_000;
/** How often is looked, in milliseconds. */
const LOOK_MS = 10_000;
const TOUCHES = ['keydown', 'pointerdown', 'pointermove', 'wheel', 'touchstart'] as const;

/** What the watch stands on; `onIdle` and `onBack` are called once each time. */
export interface IdleWatchParts {
  target: EventTarget;
  storage: KeyValueStore;
  now(): number;
  idleMs: number;
  onIdle(): void;
  onBack(): void;
}

/** Begins to watch; returns how to end it. */
export function watchIdle({ target, storage, now, idleMs, onIdle, onBack }: IdleWatchParts): () => void {
  let touchedAt = now();
  let writtenAt = 0;
  let idle = false;
  const touch = (): void => {
    touchedAt = now();
    if (touchedAt - writtenAt >= WRITE_MS) {
      writtenAt = touchedAt;
      storage.set(KEY, String(touchedAt));
    }
    if (!idle) return;
    idle = false;
    onBack();
  };
  const look = (): void => {
    const elsewhere = Number(storage.get(KEY) ?? 0);
    // A clock that was set back must not keep somebody here for ever.
    const last = Math.max(touchedAt, elsewhere > now() ? 0 : elsewhere);
    const isIdle = now() - last >= idleMs;
    if (isIdle === idle) return;
    idle = isIdle;
    if (idle) onIdle();
    else onBack();
  };
  const timer = setInterval(look, LOOK_MS);
  for (const name of TOUCHES) target.addEventListener(name, touch, { passive: true });
  touch();
  return () => {
    clearInterval(timer);
    for (const name of TOUCHES) target.removeEventListener(name, touch);
  };
}
