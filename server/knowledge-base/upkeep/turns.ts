import { setImmediate as breathe } from 'node:timers/promises';

/** How long work holds the thread before others get their turn, in milliseconds. */
const TURN_MS = 15;

/** Lets others through now and then: to be awaited often in work that takes long; mostly it costs nothing. */
export function createTurns(): () => Promise<void> | undefined {
  let began = performance.now();
  return () => {
    if (performance.now() - began < TURN_MS) return undefined;
    return breathe().then(() => {
      began = performance.now();
    });
  };
}
