import { effect } from '@preact/signals-core';

/** Resolves as soon as `condition`, over signals, holds. */
export function waitUntil(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    let stop: (() => void) | null = null;
    let met = false;
    stop = effect(() => {
      if (met || !condition()) return;
      met = true;
      queueMicrotask(() => stop?.());
      resolve();
    });
  });
}
