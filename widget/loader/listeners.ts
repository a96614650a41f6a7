import type { PorchlightEvent, PorchlightEvents } from '../api.ts';

/** Hands an event to whoever listens. */
export type Emit = <E extends PorchlightEvent>(event: E, detail: PorchlightEvents[E]) => void;

type Listener = (detail: never) => void;

/** Tells the site's developer what went wrong; the page itself never sees an exception of ours. */
export const complain = (problem: unknown): void => console.error('Porchlight:', problem);

/** The site's listeners. One that throws harms neither the others nor the widget. */
export function createListeners(): {
  emit: Emit;
  on(event: string, listener: Listener): () => void;
  clear(): void;
} {
  const listeners = new Map<string, Set<Listener>>();
  return {
    emit(event, detail) {
      for (const listener of listeners.get(event) ?? []) {
        try {
          listener(detail as never);
        } catch (error) {
          complain(error);
        }
      }
    },
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => void set.delete(listener);
    },
    clear: () => listeners.clear(),
  };
}
