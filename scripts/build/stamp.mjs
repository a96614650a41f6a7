/**
 * A stamp is a hash over the names and contents of everything a part is built from, kept in the part's output. It
 * compares contents, not times, so a fresh copy of a built folder counts as built.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './parts.mjs';

const STAMP_FILE = '.stamp';
const NOT_BUILT = /\.test\.(tsx?|mjs)$/;

/** @param {import('./parts.mjs').Part} part @returns {boolean} does its output come from the sources as they are now */
export function isFresh(part) {
  const path = join(ROOT, part.output, STAMP_FILE);
  return existsSync(path) && readFileSync(path, 'utf8') === stampOf(part);
}

/** @param {string} folder where a part was built @param {string} stamp of its sources, taken before the build began */
export function writeStamp(folder, stamp) {
  writeFileSync(join(folder, STAMP_FILE), stamp);
}

/** @param {import('./parts.mjs').Part} part */
export function stampOf(part) {
  const hash = createHash('sha1');
  for (const file of part.sources.flatMap(filesOf)) {
    hash.update(file).update('\0').update(readFileSync(join(ROOT, file))).update('\0');
  }
  return hash.digest('hex');
}

/** Sorted, so that the same tree gives the same stamp. @param {string} path @returns {string[]} */
function filesOf(path) {
  if (!existsSync(join(ROOT, path))) return [];
  if (statSync(join(ROOT, path)).isFile()) return NOT_BUILT.test(path) ? [] : [path];
  return readdirSync(join(ROOT, path))
    .sort()
    .flatMap((name) => filesOf(`${path}/${name}`));
}
