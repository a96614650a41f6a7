/**
 * A backup is one gzip file of lines: a header, then every document of every collection as relaxed EJSON, collection
 * after collection in the header's order. The header tells how many lines belong to each and what they hash to, so a file
 * that was cut, changed or left unfinished is known as such before anything is written.
 *
 * The header stands first but is known last. It is a gzip member of its own, stored without compression and filled up to
 * a fixed length, so that its place can be left free and written at the end; readers see one stream of lines.
 */
import { gzipSync } from 'node:zlib';
import * as v from 'valibot';

/** The version of the format that is written. */
export const BACKUP_VERSION = 1;

/** What a backup says of itself. `migration` is the newest one the database had; hashes are SHA-256 in hexadecimal. */
export interface BackupHeader {
  format: 'porchlight-backup';
  version: number;
  migration: number;
  createdAt: string;
  collections: readonly BackedUpCollection[];
}

/** One collection: how many lines are its, and the hash of those lines with their ends. */
export interface BackedUpCollection {
  name: string;
  count: number;
  sha256: string;
}

/** Which collections are saved, and how, so that a backup made beside a running server fits together. */
export interface BackupPlan {
  /** What is not worth keeping or must not come back, such as sessions. */
  leaveOut: readonly string[];
  /** Read before all others, in this order. */
  first: readonly string[];
  /** Read after all others, each in an order of its own: a log is then saved without gaps, whatever is written meanwhile. */
  last: readonly { name: string; order: Readonly<Record<string, 1 | -1>> }[];
}

/** Room for the names, counts and hashes of more than a hundred collections, in bytes. */
const HEADER_BYTES = 16_384;

const headerSchema = v.object({
  format: v.literal('porchlight-backup'),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  migration: v.pipe(v.number(), v.integer(), v.minValue(0)),
  createdAt: v.pipe(v.string(), v.maxLength(40)),
  collections: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_.]{0,62}$/)),
        count: v.pipe(v.number(), v.integer(), v.minValue(0)),
        sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      }),
    ),
    v.maxLength(200),
  ),
});

/** The first gzip member of a file; `null` gives one of the same length that is no header. */
export function headerMember(header: BackupHeader | null): Buffer {
  const line = header === null ? '' : JSON.stringify(header);
  if (Buffer.byteLength(line) >= HEADER_BYTES) throw new Error('the header of the backup does not fit');
  const padding = ' '.repeat(HEADER_BYTES - 1 - Buffer.byteLength(line));
  return gzipSync(`${line}${padding}\n`, { level: 0 });
}

/** What the first line of a file says, or null where it is no header. */
export function parseHeader(line: string): BackupHeader | null {
  try {
    const parsed = v.safeParse(headerSchema, JSON.parse(line));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}
