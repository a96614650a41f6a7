/** Runs Vitest in this process and counts what its test cases came to. */
import { fileURLToPath } from 'node:url';
import { DefaultReporter, startVitest } from 'vitest/node';

/** Vitest's own closing figures would be a second line of the kind that ends `npm test`. */
class QuietEndingReporter extends DefaultReporter {
  /** @override */
  reportTestSummary() {}
}

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 */

/**
 * Skipped and "to do" cases count as failed, so does a file that could not be loaded and an error outside any test.
 * @param {import('./options.mjs').TestOptions} options
 * @returns {Promise<Counts>}
 */
export async function runVitest({ filters, projects }) {
  const vitest = await startVitest('test', filters, {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    project: projects,
    run: true,
    watch: false,
    passWithNoTests: filters.length === 0,
    reporters: [new QuietEndingReporter({ summary: false })],
  });
  const counts = { passed: 0, failed: 0 };
  const modules = vitest.state.getTestModules();
  for (const module of modules) {
    const cases = [...module.children.allTests()];
    if (module.errors().length > 0) counts.failed += 1;
    for (const test of cases) {
      const { state } = test.result();
      if (state === 'passed') counts.passed += 1;
      else counts.failed += 1;
      if (state === 'skipped') console.log(`Not run, so counted as failed: ${module.relativeModuleId} > ${test.fullName}`);
    }
  }
  counts.failed += vitest.state.getUnhandledErrors().length;
  if (modules.length === 0 && filters.length > 0) {
    console.log(`No test file's path holds ${filters.join(' or ')}.`);
    counts.failed += 1;
  }
  await vitest.close();
  return counts;
}
