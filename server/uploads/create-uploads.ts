/**
 * Uploads keep files for others: whoever lets people upload says for what (`purpose`), and whoever shows files says which
 * of them everybody may see. This domain knows nothing of articles or chats.
 */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { UPLOAD_MAX_BYTES } from '../../protocol/uploads-contract.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import { fileKind } from './file-kind.ts';
import type { FileKind } from './file-kind.ts';
import { fileAddress, fileName } from './file-name.ts';
import type { StoredFile, UploadStore } from './upload-store.ts';
import { withoutMetadata } from './without-metadata.ts';

/** A file as somebody gives it. */
export interface Upload {
  name: string;
  bytes: Buffer;
  purpose: string;
  by: { id: string; name: string };
  /** Largest size, in bytes; UPLOAD_MAX_BYTES where nothing else is said. */
  maxBytes?: number;
  /** What it is, where whoever takes it has looked for themselves. */
  kind?: FileKind;
  /** It is removed after some time, unless `keep` says that something refers to it. */
  waits?: true;
}

/** A file with its bytes. */
export interface OpenFile {
  file: StoredFile;
  stream(): Readable;
}

/** Files, kept. */
export interface Uploads {
  /** Keeps a file, an image without what its camera wrote beside the picture; the same bytes for the same purpose are kept once. AppError `invalid_payload`, `too_large`, `unavailable`. */
  put(upload: Upload): Promise<UploadedFile>;
  /** Null where there is no such file. Who may see it is not asked here. */
  open(id: string): Promise<OpenFile | null>;
  all(purpose: string): Promise<readonly UploadedFile[]>;
  total(): Promise<{ files: number; bytes: number }>;
  remove(ids: readonly string[]): Promise<number>;
  /** Something refers to files that waited for it: they stay. */
  keep(ids: readonly string[]): Promise<void>;
  /** Removes what has waited since before a time, in milliseconds since the Unix epoch, in vain. */
  sweepWaiting(before: number): Promise<number>;
  /** Removes what a killed process left half-written. */
  sweep(): Promise<number>;
}

/** Limits of the whole installation; 0 means none. */
export interface UploadLimits {
  totalBytes: number;
}

/** Most files of an installation: pages list them all. */
const FILES_MAX = 20_000;
/** Pieces younger than this may belong to an upload under way, in milliseconds. */
const SWEEP_AGE_MS = 24 * 60 * 60 * 1000;

/** Uploads over their store. */
export function createUploads({ store, clock, limits }: { store: UploadStore; clock: Clock; limits: UploadLimits }): Uploads {
  async function assertRoom(size: number): Promise<void> {
    const { files, bytes } = await store.total();
    const isFull = files >= FILES_MAX || (limits.totalBytes > 0 && bytes + size > limits.totalBytes);
    if (isFull) throw new AppError('too_large', 'There is no room for more files. Remove unused ones under Articles → Files.');
  }
  return {
    async put({ name, bytes: sent, purpose, by, maxBytes = UPLOAD_MAX_BYTES, kind, waits }) {
      if (sent.length > maxBytes) throw tooLarge(maxBytes);
      const { type, extension, size: pixels } = kind ?? (await fileKind(sent));
      const bytes = withoutMetadata(sent, type);
      const hash = createHash('sha256').update(bytes).digest('base64url');
      // What waits for a message belongs to that one alone, and goes with it.
      const known = waits === true ? null : await store.findHash(hash, purpose);
      if (known !== null) return showFile(known);
      await assertRoom(bytes.length);
      const file: StoredFile = {
        id: randomId(),
        name: fileName(name, extension),
        size: bytes.length,
        type,
        extension,
        width: pixels?.width ?? null,
        height: pixels?.height ?? null,
        hash,
        purpose,
        by,
        at: clock.now(),
        waitsSince: waits === true ? clock.now() : null,
      };
      await store.put(file, bytes);
      return showFile(file);
    },
    async open(id) {
      const file = await store.find(id);
      return file && { file, stream: () => store.open(id) };
    },
    all: async (purpose) => (await store.all(purpose)).map(showFile),
    total: () => store.total(),
    remove: (ids) => store.remove(ids),
    keep: (ids) => store.keep(ids),
    sweepWaiting: (before) => store.sweepWaiting(before),
    sweep: () => store.sweep(clock.now() - SWEEP_AGE_MS),
  };
}

/** What is thrown for a file that is too large. */
export function tooLarge(maxBytes: number): AppError {
  const message = `The file is larger than ${Math.floor(maxBytes / 1024 / 1024)} MB.`;
  return new AppError('too_large', message, { issues: [{ path: 'file', message }] });
}

function showFile({ id, name, type, size, width, height, by, at }: StoredFile): UploadedFile {
  return { id, name, address: fileAddress({ id, name }), type, isImage: width !== null, size, width, height, by: by.name, at };
}
