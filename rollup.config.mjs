/**
 * The browser builds. They stay apart, so that the panel carries nothing that only the console uses. The panel
 * comes first: the loader is told its hashed name.
 */
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { cssText } from './scripts/build/css-text-plugin.mjs';
import { manifest, readManifest } from './scripts/build/manifest-plugin.mjs';
import { minify } from './scripts/build/minify-plugin.mjs';
import { typescript } from './scripts/build/typescript-plugin.mjs';

/** @typedef {import('rollup').RollupOptions & { output: import('rollup').OutputOptions }} Build */

/** @param {string} path */
const source = (path) => fileURLToPath(new URL(path, import.meta.url));

/** What is served is the same whatever NODE_ENV says: `test` and `development` would pick libraries' debug builds. */
const resolution = { browser: true, extensions: ['.js', '.mjs'], exportConditions: ['production'] };

/** @param {() => Record<string, string>} [define] */
const plugins = (define) => [nodeResolve(resolution), typescript(define), cssText(), minify()];

/** ES modules with hashed names, split where the source imports on demand. @param {string} name @param {string} path @param {string} outDir @returns {Build} */
const modules = (name, path, outDir) => ({
  input: { [name]: source(path) },
  // Without this an entry that shares code with a later chunk becomes an empty front for it: one more round trip.
  preserveEntrySignatures: 'allow-extension',
  plugins: [...plugins(), manifest(outDir)],
  output: {
    dir: outDir,
    format: 'es',
    entryFileNames: 'assets/[name]-[hash].js',
    chunkFileNames: 'assets/[name]-[hash].js',
  },
});

/** One classic script, which may read `document.currentScript`; it imports the panel by address. @param {string} outDir @returns {Build} */
const loader = (outDir) => ({
  input: { widget: source('widget/loader/index.ts') },
  plugins: [
    ...plugins(() => ({ __PANEL_URL__: JSON.stringify(readManifest(outDir)['panel']?.file ?? '') })),
    manifest(outDir),
  ],
  output: { dir: outDir, format: 'iife', entryFileNames: '[name].js', exports: 'none' },
});

/** What `dist/web` is made of. @param {string} outDir @returns {Build[]} */
export function webBuilds(outDir) {
  return existing([modules('panel', 'widget/panel/index.tsx', outDir), loader(outDir), modules('console', 'console/index.tsx', outDir)]);
}

/** `import { createPorchlight } from 'porchlight/widget'`. @param {string} outDir @returns {Build[]} */
export function npmBuilds(outDir) {
  const input = { widget: source('widget/npm.ts') };
  return existing([{ input, plugins: plugins(), output: { dir: outDir, format: 'es', entryFileNames: '[name].js' } }]);
}

/** @param {Build[]} builds */
function existing(builds) {
  return builds.filter(({ input }) => {
    const missing = Object.values(/** @type {Record<string, string>} */ (input)).filter((path) => !existsSync(path));
    for (const path of missing) console.log(`Not built, because it does not exist: ${relative(process.cwd(), path)}`);
    return missing.length === 0;
  });
}

/** For `npx rollup -c` by hand; `npm run build` also limits sizes and compresses. */
export default () => [...webBuilds(source('dist/web')), ...npmBuilds(source('dist/npm'))];
