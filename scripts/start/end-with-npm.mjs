const POLL_MS = 1000;

/**
 * Ends this process as SIGTERM would when npm, which started it, is gone. npm passes most signals on, but nothing
 * when it is itself killed, and a server left running keeps its port and its store.
 */
export function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, POLL_MS);
  timer.unref();
}
