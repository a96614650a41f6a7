import { useEffect, useRef } from 'preact/hooks';
import type { RefObject } from 'preact';

/** Brings the message at a position into sight, once it is there, and marks it: a link can lead exactly to it. */
export function useShownMessage(box: RefObject<HTMLElement | null>, at: number | null, events: readonly unknown[]): void {
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (at === null || shown.current === at) return;
    const bubble = box.current?.querySelector<HTMLElement>(`[data-seq="${at}"]`);
    if (!bubble) return;
    shown.current = at;
    box.current?.querySelectorAll('.bubble-shown').forEach((other) => other.classList.remove('bubble-shown'));
    bubble.classList.add('bubble-shown');
    bubble.scrollIntoView({ block: 'center' });
  }, [at, events]);
}
