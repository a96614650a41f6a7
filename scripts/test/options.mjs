/** What `npm test -- …` was asked for: words narrow the run to files whose path holds them. */
import { parseArgs } from 'node:util';

/** Which Vitest projects each part stands for. */
const PARTS = { unit: ['unit', 'screen'], int: ['int'], e2e: ['e2e'] };

/**
 * @typedef {object} TestOptions
 * @property {string[]} filters parts of paths; none means all files
 * @property {string[]} projects names of Vitest projects
 * @property {boolean} checks are types and lint counted too (a full run)
 * @property {boolean} build do the chosen tests start what is built
 * @property {boolean} browser do the chosen tests need a Chromium
 */

/**
 * @param {string[]} argv
 * @returns {TestOptions}
 * @throws {Error} with a sentence, for an argument that nobody knows
 */
export function parseTestOptions(argv) {
  const { values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { only: { type: 'string' } } });
  const only = values.only;
  if (only !== undefined && !Object.hasOwn(PARTS, only)) {
    throw new Error(`--only takes one of ${Object.keys(PARTS).join(', ')}, not ${only}.`);
  }
  const parts = only === undefined ? Object.keys(PARTS) : [only];
  const named = (/** @type {string} */ word) => positionals.length === 0 || positionals.some((filter) => filter.includes(word));
  const browser = parts.includes('e2e') && (only === 'e2e' || named('e2e'));
  return {
    filters: positionals,
    projects: parts.flatMap((part) => PARTS[/** @type {keyof typeof PARTS} */ (part)]),
    checks: only === undefined && positionals.length === 0,
    build: browser || (parts.includes('int') && (only === 'int' || named('.int.'))),
    browser,
  };
}
