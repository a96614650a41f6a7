/** `npm run dev`: rebuilds what a change made stale and restarts the server; a broken build leaves the old one running. */
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './build/ensure-built.mjs';
import { PARTS_TO_RUN, ROOT } from './build/parts.mjs';
import { isFresh } from './build/stamp.mjs';
import { createServerProcess } from './dev/server-process.mjs';
import { endWithNpm } from './start/end-with-npm.mjs';

/** An editor writes a file in several steps, and a checkout many files. */
const SETTLE_MS = 150;

const server = createServerProcess();
/** @type {NodeJS.Timeout | undefined} */
let settling;
let working = false;
let changedMeanwhile = false;

function onChange() {
  clearTimeout(settling);
  settling = setTimeout(rebuild, SETTLE_MS);
}

async function rebuild() {
  if (working) {
    changedMeanwhile = true;
    return;
  }
  working = true;
  if (!PARTS_TO_RUN.every(isFresh) && (await ensureBuilt())) await server.restart();
  working = false;
  if (!changedMeanwhile) return;
  changedMeanwhile = false;
  onChange();
}

/** @param {string} path */
const isFolder = (path) => existsSync(join(ROOT, path)) && !path.includes('.');
const folders = new Set(PARTS_TO_RUN.flatMap((part) => part.sources).filter(isFolder));
for (const folder of folders) watch(join(ROOT, folder), { recursive: true }, onChange);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await server.stop();
    process.exit(0);
  });
}
endWithNpm();
if (await ensureBuilt()) await server.restart();
console.log(`Watching ${[...folders].join(', ')}.`);
