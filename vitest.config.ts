import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vitest/config';

const STORE_SETUP = 'server/storage/testing/global-setup.ts';
const BUILT = ['**/node_modules/**', 'dist/**', 'data/**'];
const NEEDS_MORE = ['**/*.int.test.ts', '**/*.e2e.test.ts'];
const SCREENS = ['widget/**/*.test.{ts,tsx}', 'console/**/*.test.{ts,tsx}'];

/** As in the browser build, `import css from './x.css'` gives the text. */
function cssAsText(): Plugin {
  const prefix = '\0css-text:';
  return {
    name: 'css-as-text',
    enforce: 'pre',
    resolveId(source, importer) {
      if (!source.endsWith('.css') || !importer) return null;
      return `${prefix}${resolve(importer, '..', source)}.js`;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      return `export default ${JSON.stringify(readFileSync(id.slice(prefix.length, -'.js'.length), 'utf8'))}`;
    },
  };
}

const shared = {
  plugins: [cssAsText()],
  define: { __PANEL_URL__: JSON.stringify('assets/panel.js') },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};

/** All cores, where Vitest would keep one free for a person at the keyboard. */
const maxWorkers = availableParallelism();

/** A group begins when the one before it has ended, so browsers and servers of `e2e` have the machine to themselves. */
const group = (order: number) => ({ groupOrder: order });

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['**/*.test.{ts,tsx,mjs}'],
          exclude: [...BUILT, ...NEEDS_MORE, ...SCREENS],
          maxWorkers,
          sequence: group(1),
        },
      },
      {
        ...shared,
        test: {
          name: 'screen',
          environment: 'jsdom',
          include: SCREENS,
          exclude: [...BUILT, ...NEEDS_MORE],
          // Typing a sentence key by key is quick, but not on a machine that builds and serves meanwhile.
          testTimeout: 30_000,
          maxWorkers,
          sequence: group(1),
        },
      },
      {
        ...shared,
        test: {
          name: 'int',
          environment: 'node',
          include: ['**/*.int.test.ts'],
          exclude: BUILT,
          globalSetup: existsSync(STORE_SETUP) ? [STORE_SETUP] : [],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers,
          sequence: group(2),
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.e2e.test.ts'],
          exclude: BUILT,
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 20_000 } },
          sequence: group(3),
        },
      },
    ],
  },
});
