/** Builds what is not built. When everything is, this takes some ten milliseconds and loads no tool. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { takeBuildLock } from './build-lock.mjs';
import { PARTS_TO_RUN, ROOT } from './parts.mjs';
import { isFresh } from './stamp.mjs';

const OWN_GROUP = process.platform !== 'win32';
const BUILD_PART = fileURLToPath(new URL('build-part.mjs', import.meta.url));

/**
 * @param {object} [options]
 * @param {import('./parts.mjs').Part[]} [options.parts] default: what `npm start` needs
 * @param {boolean} [options.force] build even what is fresh
 * @param {(line: string) => void} [options.say] where progress goes
 * @returns {Promise<boolean>} false when a part could not be built; the reason has been said
 */
export async function ensureBuilt({ parts = PARTS_TO_RUN, force = false, say = console.log } = {}) {
  if (!force && parts.every(isFresh)) return true;
  const giveBack = await takeBuildLock();
  try {
    // Somebody else may have built while we waited for the lock.
    const stale = parts.filter((part) => force || !isFresh(part));
    const results = await Promise.all(stale.map((part) => buildPart(part, say)));
    return results.every(Boolean);
  } finally {
    giveBack();
  }
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {(line: string) => void} say
 * @returns {Promise<boolean>}
 */
async function buildPart(part, say) {
  say(`Building ${part.title} …`);
  const startedAt = Date.now();
  const child = spawn(process.execPath, [BUILD_PART, part.name], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the compiler which the child starts can be stopped with it.
    detached: OWN_GROUP,
  });
  const endWithUs = passOnSignals(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.on('close', resolve));
  endWithUs();
  if (output.trim()) say(output.trimEnd());
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
  say(code === 0 ? `Built ${part.title} in ${seconds} s.` : `Could not build ${part.title}.`);
  return code === 0;
}

/** Whoever stops us in mid-build stops the tools too. @param {import('node:child_process').ChildProcess} child */
function passOnSignals(child) {
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    forget();
    if (child.pid !== undefined) process.kill(OWN_GROUP ? -child.pid : child.pid, 'SIGKILL');
    process.kill(process.pid, signal);
  };
  const forget = () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return forget;
}
