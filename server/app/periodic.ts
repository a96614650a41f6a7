import type { Logger } from '../kernel/log.ts';

/** Something that is done again and again. Business deadlines lie in documents; this only looks for due ones. */
export interface Task {
  name: string;
  everyMs: number;
  run(): Promise<unknown>;
}

/** Runs tasks until stopped, each never twice at once; a failure is logged and tried again at its next time. */
export function startPeriodic(tasks: readonly Task[], logger: Logger): { stop(): Promise<void> } {
  const running = new Set<Promise<unknown>>();
  const timers = tasks.map(({ name, everyMs, run }) => {
    let busy = false;
    return setInterval(() => {
      if (busy) return;
      busy = true;
      const work = run()
        .catch((error: unknown) => logger.warn({ err: error, task: name }, 'a periodic task failed'))
        .finally(() => {
          busy = false;
          running.delete(work);
        });
      running.add(work);
    }, everyMs);
  });
  return {
    async stop() {
      timers.forEach(clearInterval);
      await Promise.all(running);
    },
  };
}
