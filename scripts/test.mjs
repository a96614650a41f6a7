/**
 * `npm test`: types, lint, build, then all tests; `npm test -- PART-OF-A-PATH…` and `--only unit|int|e2e` narrow it
 * to tests. Types, lint and each test case count one each. The last line is `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build/ensure-built.mjs';
import { PARTS } from './build/parts.mjs';
import { ensureChromium } from './chromium.mjs';
import { parseTestOptions } from './test/options.mjs';
import { runVitest } from './test/run-vitest.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(import.meta.resolve('typescript/package.json')).replace(/package\.json$/, 'bin/tsc');

/** @param {string} name @param {string[]} args @returns {Promise<boolean>} */
async function check(name, args) {
  const startedAt = Date.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  /** @type {number | null} */
  const code = await new Promise((resolve) => child.on('close', resolve));
  console.log(`${name}: ${code === 0 ? 'fine' : 'failed'} (${((Date.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (code !== 0) console.log(output);
  return code === 0;
}

/** @param {import('./test/options.mjs').TestOptions} options */
async function runAll(options) {
  const counts = { passed: 0, failed: 0 };
  const count = (/** @type {boolean} */ good) => (good ? (counts.passed += 1) : (counts.failed += 1));
  if (options.checks) {
    const results = await Promise.all([check('types', [tsc, '--noEmit']), check('lint', ['scripts/lint.mjs'])]);
    results.forEach(count);
  }
  // Not counted when it works: it is no test, but what the tests start.
  if (options.build && !(await ensureBuilt({ parts: PARTS }))) return { passed: counts.passed, failed: counts.failed + 1 };
  try {
    if (options.browser) process.env['CHROMIUM_PATH'] = ensureChromium();
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    count(false);
  }
  const tests = await runVitest(options);
  return { passed: counts.passed + tests.passed, failed: counts.failed + tests.failed };
}

let counts = { passed: 0, failed: 1 };
try {
  counts = await runAll(parseTestOptions(process.argv.slice(2)));
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
}
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exit(counts.failed === 0 ? 0 : 1);
