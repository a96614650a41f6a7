import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE_MAX_BYTES } from '../../../protocol/article-limits.ts';
import { UPLOAD_MAX_BYTES } from '../../../protocol/uploads-contract.ts';
import type { FileIssue } from './article-file.ts';
import type { Entries, Entry } from './entries.ts';
import { ENTRIES_MAX, ENTRIES_MAX_BYTES, IMAGE_FILE, isWanted } from './entries.ts';

/** How deep folders are followed, so that a link in a circle ends. */
const DEPTH_MAX = 8;

/** The files of a folder, in the order of their names. Throws only where the folder itself cannot be read. */
export async function folderEntries(folder: string): Promise<Entries> {
  const paths = (await pathsBelow(folder, '', 0)).filter(isWanted);
  const entries: Entry[] = [];
  const issues: FileIssue[] = [];
  let total = 0;
  if (paths.length > ENTRIES_MAX) issues.push({ path: '.', message: `more than ${ENTRIES_MAX} files; the rest is left out` });
  for (const path of paths.slice(0, ENTRIES_MAX)) {
    const read = await readEntry(folder, path, ENTRIES_MAX_BYTES - total);
    if ('issue' in read) issues.push({ path, message: read.issue });
    else {
      entries.push({ path, bytes: read.bytes });
      total += read.bytes.length;
    }
  }
  return { entries, issues };
}

async function pathsBelow(folder: string, below: string, depth: number): Promise<string[]> {
  if (depth > DEPTH_MAX) return [];
  const entries: Dirent[] = await readdir(join(folder, below), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory() && !entry.name.startsWith('.')) paths.push(...(await pathsBelow(folder, path, depth + 1)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

async function readEntry(folder: string, path: string, room: number): Promise<{ bytes: Buffer } | { issue: string }> {
  const most = IMAGE_FILE.test(path) ? UPLOAD_MAX_BYTES : FILE_MAX_BYTES;
  try {
    const { size } = await stat(join(folder, path));
    if (size > most) return { issue: `must be at most ${most} bytes` };
    if (size > room) return { issue: 'is left out, because all files together are too large' };
    return { bytes: await readFile(join(folder, path)) };
  } catch (cause) {
    return { issue: `cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}
