/**
 * Runs `work` never twice at a time. A call during a run waits for one that begins after it; calls that wait share it,
 * so each caller gets a result that is newer than its call.
 */
export function oneAfterTheOther(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running
      .catch(() => undefined)
      .then(() => {
        waiting = undefined;
        running = work();
        return running;
      });
    return waiting;
  };
}
