/**
 * Files lie in GridFS (bucket `uploads`): a document about each in `uploads.files`, its bytes in pieces in
 * `uploads.chunks`. The pieces are written first, so a file that is listed is whole; pieces of one that was cut off are
 * swept away.
 */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** What is kept about a file. `hash` is the SHA-256 of its bytes; `purpose` says what it was uploaded for. */
export interface StoredFile {
  id: string;
  name: string;
  size: number;
  type: string;
  extension: string;
  width: number | null;
  height: number | null;
  hash: string;
  purpose: string;
  by: { id: string; name: string };
  /** Milliseconds since the Unix epoch. */
  at: number;
  /** Since when it waits for something to refer to it, or null; milliseconds since the Unix epoch. */
  waitsSince?: number | null;
}

interface FileDocument {
  _id: string;
  filename: string;
  length: number;
  metadata: Pick<StoredFile, 'type' | 'extension' | 'width' | 'height' | 'hash' | 'purpose' | 'by'> & { at: Date; waitsSince?: Date };
}

/** Reads and writes files. */
export interface UploadStore {
  put(file: StoredFile, bytes: Buffer): Promise<void>;
  find(id: string): Promise<StoredFile | null>;
  findHash(hash: string, purpose: string): Promise<StoredFile | null>;
  /** Newest first. */
  all(purpose: string): Promise<readonly StoredFile[]>;
  total(): Promise<{ files: number; bytes: number }>;
  open(id: string): Readable;
  keep(ids: readonly string[]): Promise<void>;
  sweepWaiting(before: number): Promise<number>;
  remove(ids: readonly string[]): Promise<number>;
  /** Removes pieces that belong to no file and are older than `before` (milliseconds since the Unix epoch). */
  sweep(before: number): Promise<number>;
}

const BUCKET = 'uploads';
/** Most files that one sweep removes. */
const SWEEP_MAX = 500;

/** The indexes of the bucket; those that GridFS itself asks for among them. */
export const uploadIndexes = [
  ...defineIndexes('uploads.files', [{ filename: 1, uploadDate: 1 }], [{ 'metadata.hash': 1, 'metadata.purpose': 1 }], [{ 'metadata.purpose': 1 }], [{ 'metadata.waitsSince': 1 }, { sparse: true }]),
  ...defineIndexes('uploads.chunks', [{ files_id: 1, n: 1 }, { unique: true }]),
];

/** Files over a store. */
export function createUploadStore(store: Pick<Store, 'connection' | 'assertWritable'>): UploadStore {
  const { connection } = store;
  const files = filesOf(connection);
  const chunks = connection.collection<{ files_id: unknown; n: number }>('uploads.chunks');
  const { db } = connection;
  if (db === undefined) throw new Error('the store is not open');
  const bucket = new mongo.GridFSBucket(db, { bucketName: BUCKET });
  // Ids are our own strings: the driver passes on what it is given, its types know ObjectIds only.
  const idOf = (id: string) => id as unknown as mongo.ObjectId;
  return {
    async put({ id, name, size: _size, at, waitsSince, ...metadata }, bytes) {
      store.assertWritable();
      await pipeline(Readable.from([bytes]), bucket.openUploadStreamWithId(idOf(id), name, { metadata: { ...metadata, at: new Date(at), ...(typeof waitsSince === 'number' && { waitsSince: new Date(waitsSince) }) } }));
    },
    async find(id) {
      const found = await files.findOne({ _id: id });
      return found && toFile(found);
    },
    async findHash(hash, purpose) {
      const found = await files.findOne({ 'metadata.hash': hash, 'metadata.purpose': purpose });
      return found && toFile(found);
    },
    async all(purpose) {
      const found = await files.find({ 'metadata.purpose': purpose }).toArray();
      return found.map(toFile).sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
    },
    async total() {
      const [found] = await files.aggregate<{ files: number; bytes: number }>([{ $group: { _id: null, files: { $sum: 1 }, bytes: { $sum: '$length' } } }]).toArray();
      return { files: found?.files ?? 0, bytes: found?.bytes ?? 0 };
    },
    open: (id) => bucket.openDownloadStream(idOf(id)),
    async remove(ids) {
      store.assertWritable();
      const { deletedCount } = await files.deleteMany({ _id: { $in: [...ids] } });
      await chunks.deleteMany({ files_id: { $in: [...ids] } });
      return deletedCount;
    },
    async keep(ids) {
      await files.updateMany({ _id: { $in: [...ids] } }, { $unset: { 'metadata.waitsSince': '' } });
    },
    async sweepWaiting(before) {
      const old = await files.find({ 'metadata.waitsSince': { $lt: new Date(before) } }, { projection: { _id: 1 }, limit: SWEEP_MAX }).toArray();
      return old.length === 0 ? 0 : this.remove(old.map(({ _id }) => _id));
    },
    async sweep(before) {
      const old = mongo.ObjectId.createFromTime(Math.floor(before / 1_000));
      const begun = await chunks.find({ n: 0, _id: { $lt: old } }, { projection: { files_id: 1 } }).toArray();
      const ids = begun.map(({ files_id: id }) => String(id));
      const whole = new Set((await files.find({ _id: { $in: ids } }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id));
      const left = ids.filter((id) => !whole.has(id));
      return left.length === 0 ? 0 : (await chunks.deleteMany({ files_id: { $in: left } })).deletedCount;
    },
  };
}

const filesOf = (connection: Connection) => connection.collection<FileDocument>('uploads.files');

function toFile({ _id, filename, length, metadata }: FileDocument): StoredFile {
  return { id: _id, name: filename, size: length, ...metadata, at: metadata.at.getTime(), waitsSince: metadata.waitsSince?.getTime() ?? null };
}
