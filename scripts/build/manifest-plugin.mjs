import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * `manifest.json`: where the hashed files of the browser builds lie. Paths are relative to `dist/web`, with
 * forward slashes; `imports` are the chunks an entry needs before it can run, nearest first.
 * @typedef {{ file: string, imports: string[] }} ManifestEntry
 * @typedef {Record<string, ManifestEntry>} Manifest
 */

/** @param {string} outDir @returns {Manifest} empty while nothing is built */
export function readManifest(outDir) {
  const path = join(outDir, 'manifest.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

/**
 * Rollup plugin: adds this build's entries to the manifest.
 * @param {string} outDir
 * @returns {import('rollup').Plugin}
 */
export function manifest(outDir) {
  return {
    name: 'manifest',
    writeBundle(_options, bundle) {
      const entries = readManifest(outDir);
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk' || !chunk.isEntry) continue;
        entries[chunk.name] = { file: chunk.fileName, imports: staticImports(chunk.fileName, bundle) };
      }
      mkdirSync(dirname(join(outDir, 'manifest.json')), { recursive: true });
      writeFileSync(join(outDir, 'manifest.json'), `${JSON.stringify(entries, null, 2)}\n`);
    },
  };
}

/** @param {string} entry @param {import('rollup').OutputBundle} bundle */
function staticImports(entry, bundle) {
  const seen = new Set([entry]);
  for (const file of seen) {
    const chunk = bundle[file];
    if (chunk?.type === 'chunk') for (const imported of chunk.imports) seen.add(imported);
  }
  seen.delete(entry);
  return [...seen];
}
