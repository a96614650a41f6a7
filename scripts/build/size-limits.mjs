/** What a customer's page may be asked to load, in bytes after gzip. A build above a limit fails. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readManifest } from './manifest-plugin.mjs';

/** The loader is on every page; the panel counts with all that its first paint needs. */
export const SIZE_LIMITS = { widget: 3_500, panel: 40_000 };

/** @param {string} outDir @returns {{ name: string, bytes: number, limit: number }[]} one for each limited entry built */
export function measureSizes(outDir) {
  const manifest = readManifest(outDir);
  return Object.entries(SIZE_LIMITS).flatMap(([name, limit]) => {
    const entry = manifest[name];
    if (!entry) return [];
    const bytes = [entry.file, ...entry.imports]
      .map((file) => gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length)
      .reduce((sum, size) => sum + size, 0);
    return [{ name, bytes, limit }];
  });
}
