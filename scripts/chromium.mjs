/**
 * The browser the end-to-end tests drive: `CHROMIUM_PATH`, else the first of the usual names on the PATH, else
 * Debian's package when we are root and may install it.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** Where a Chromium lies on this machine, or undefined. @returns {string | undefined} */
export function findChromium() {
  const named = process.env['CHROMIUM_PATH'];
  if (named) return isExecutable(named) ? named : undefined;
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

/**
 * Where a Chromium lies, installing it if that is possible.
 * @returns {string}
 * @throws {Error} with a sentence that says how to get one
 */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.env['CHROMIUM_PATH']) {
    throw new Error(`CHROMIUM_PATH names ${process.env['CHROMIUM_PATH']}, where no program lies.`);
  }
  const installed = installWithApt() ? findChromium() : undefined;
  if (installed) return installed;
  throw new Error('The end-to-end tests need Chromium: install it, or set CHROMIUM_PATH to a Chrome or Chromium.');
}

function installWithApt() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  console.log('No Chromium found: installing it with apt-get. This takes a minute or two.');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const run = (/** @type {string[]} */ args) => {
    const result = spawnSync('apt-get', ['-qq', ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    return result.status === 0;
  };
  return run(['update']) && run(['install', '-y', '--no-install-recommends', 'chromium', 'fonts-liberation']);
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
