import { posix } from 'node:path';
import { unzip } from 'fflate';
import { FILE_MAX_BYTES } from '../../../protocol/article-limits.ts';
import { UPLOAD_MAX_BYTES } from '../../../protocol/uploads-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { FileIssue } from './article-file.ts';
import type { Entries, Entry } from './entries.ts';
import { ENTRIES_MAX, ENTRIES_MAX_BYTES, IMAGE_FILE, isWanted } from './entries.ts';

/** The bytes with which a zip file begins. */
const SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** Whether these bytes are a zip file, whatever their name is. */
export const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(SIGNATURE);

/**
 * The files of a zip file. Its own sizes decide what is unpacked, and no file gets more room than it claims, so that a
 * small file cannot grow into gigabytes; paths that lead out of it are left out. AppError `invalid_payload` where it is
 * broken.
 */
export async function zipEntries(bytes: Buffer): Promise<Entries> {
  const issues: FileIssue[] = [];
  let total = 0;
  let count = 0;
  const wanted = (file: { name: string; originalSize: number }): boolean => {
    const path = file.name.replaceAll('\\', '/');
    if (path.endsWith('/')) return false;
    const refuse = (message: string): false => {
      issues.push({ path: path.slice(0, 200), message });
      return false;
    };
    if (posix.isAbsolute(path) || posix.normalize(path).startsWith('../') || /^[A-Za-z]:/.test(path)) return refuse('leads out of the zip file and is left out');
    if (!isWanted(path)) return false;
    const most = IMAGE_FILE.test(path) ? UPLOAD_MAX_BYTES : FILE_MAX_BYTES;
    if (file.originalSize > most) return refuse(`must be at most ${most} bytes`);
    if (count >= ENTRIES_MAX || total + file.originalSize > ENTRIES_MAX_BYTES) return refuse('is left out, because all files together are too large');
    count += 1;
    total += file.originalSize;
    return true;
  };
  const unpacked = await new Promise<Record<string, Uint8Array>>((resolve, reject) => {
    unzip(bytes, { filter: wanted }, (error, files) => (error === null ? resolve(files) : reject(error)));
  }).catch((cause: unknown) => {
    throw new AppError('invalid_payload', 'This zip file is broken, or packed in a way that cannot be read.', { cause });
  });
  const found: Entry[] = Object.entries(unpacked).map(([name, data]) => ({ path: posix.normalize(name.replaceAll('\\', '/')), bytes: Buffer.from(data) }));
  return { entries: withoutTop(found.sort((a, b) => (a.path < b.path ? -1 : 1))), issues };
}

/** The files of one file: those in a zip file, whatever it is called, or the one that it is. AppError `invalid_payload` for any other. */
export async function entriesOfFile(name: string, bytes: Buffer): Promise<Entries> {
  if (isZip(bytes)) return zipEntries(bytes);
  const path = name.split(/[\\/]/).at(-1) ?? '';
  if (!isWanted(path)) throw new AppError('invalid_payload', 'This must be a folder, a zip file, or a file that ends in .md, .html or .csv.');
  return { entries: [{ path, bytes }], issues: [] };
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z]{2,4})?$/;

/** A zip file of one folder has that folder around everything; languages come first in ours, so it is taken off. */
function withoutTop(entries: readonly Entry[]): readonly Entry[] {
  const top = entries[0]?.path.split('/')[0] ?? '';
  const isOneFolder = entries.length > 0 && entries.every(({ path }) => path.startsWith(`${top}/`));
  const inside = entries.map(({ path, bytes }) => ({ path: path.slice(top.length + 1), bytes }));
  // `en/…` is a language and stays; `kb/en/…` is not, although it looks like one.
  const isLanguage = LANGUAGE.test(top) && !inside.some(({ path }) => LANGUAGE.test(path.split('/')[0] ?? '') || /^[a-z]+\.ya?ml$/.test(path));
  return isOneFolder && !isLanguage ? withoutTop(inside) : entries;
}
