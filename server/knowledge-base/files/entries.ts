/** Files of an import, wherever they came from: a folder, a zip file, or a single file. */
import type { FileIssue } from './article-file.ts';

/** A file. `path` is relative to the top of what was given, with forward slashes. */
export interface Entry {
  path: string;
  bytes: Buffer;
}

/** Files, and what could not be read. */
export interface Entries {
  entries: readonly Entry[];
  issues: readonly FileIssue[];
}

/** Most files of one import. */
export const ENTRIES_MAX = 20_000;
/** Most bytes of all files of one import together, unpacked. */
export const ENTRIES_MAX_BYTES = 256 * 1024 * 1024;

/** Images that articles may show. */
export const IMAGE_FILE = /\.(png|jpe?g|gif|webp|avif)$/i;
const WANTED = /\.(md|markdown|html?|csv|yml|yaml)$/i;

/** Whether an import reads a file of this name at all. Hidden files, and what programs leave beside them, are none of it. */
export function isWanted(path: string): boolean {
  const isHidden = path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'node_modules');
  return !isHidden && (WANTED.test(path) || IMAGE_FILE.test(path));
}

/**
 * The text of a file. Unicode by its byte order mark, else UTF-8; what is no valid UTF-8 is read as Windows-1252, which
 * older help centres wrote. Null for what is no text at all.
 */
export function entryText(bytes: Buffer): { text: string; isGuess: boolean } | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), isGuess: false };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), isGuess: false };
  if (bytes.includes(0)) return null;
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isGuess: false };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuess: true };
  }
}
