/** One build at a time in this folder: a command beside a starting server waits for it instead of building too. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT } from './parts.mjs';

const LOCK = join(ROOT, 'dist/.building');
const POLL_MS = 200;
const LONGEST_BUILD_MS = 120_000;

/** @returns {Promise<() => void>} gives the lock back */
export async function takeBuildLock() {
  mkdirSync(dirname(LOCK), { recursive: true });
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
      return () => rmSync(LOCK, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (isAbandoned()) rmSync(LOCK, { force: true });
      else await pause(POLL_MS);
    }
  }
}

/** A build that was killed leaves its lock behind; in a container its pid may be somebody else's by now. */
function isAbandoned() {
  try {
    const holder = Number(readFileSync(LOCK, 'utf8'));
    if (holder === process.pid || Date.now() - statSync(LOCK).mtimeMs > LONGEST_BUILD_MS) return true;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
