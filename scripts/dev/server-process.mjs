/** The server as a child process that can be replaced: the old one ends before the new one takes its port and store. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../start.mjs', import.meta.url));
/** The server drains within a few seconds of SIGTERM; after this long something hangs. */
const STOP_LIMIT_MS = 15_000;

export function createServerProcess() {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let child;

  async function stop() {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    const limit = setTimeout(() => running.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
  }

  async function restart() {
    await stop();
    const started = spawn(process.execPath, [START], { stdio: 'inherit' });
    started.once('exit', (code) => {
      if (child === started) console.log(`The server ended (${code ?? started.signalCode}); it starts again at the next change.`);
    });
    child = started;
  }

  return { restart, stop };
}
