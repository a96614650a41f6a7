import { setPriority } from 'node:os';

/** Where others want the processor, this thread's work waits; on Linux only, where the call means one thread and not the process. */
const BEHIND_OTHERS = 10;

/** Puts the calling thread behind others. */
export function lowerPriority(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(0, BEHIND_OTHERS);
  } catch {
    // Some sandboxes forbid it: then it is as urgent as the others.
  }
}
