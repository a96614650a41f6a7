import { signal } from '@preact/signals';
import type { Signal } from '@preact/signals';
import type { ComponentType, JSX } from 'preact';

/**
 * A part of the panel that is fetched when it is first drawn; until then nothing stands there. Where it cannot be
 * fetched, the next time it is drawn tries again.
 */
export function later<P extends object>(fetchPart: () => Promise<ComponentType<P>>): (props: P) => JSX.Element | null {
  const part: Signal<ComponentType<P> | null> = signal(null);
  let fetching = false;
  return function Later(props: P) {
    const Part = part.value;
    if (Part) return <Part {...props} />;
    if (!fetching) {
      fetching = true;
      void fetchPart().then((fetched) => (part.value = fetched)).catch(() => (fetching = false));
    }
    return null;
  };
}
