import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rename, rm, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { mongo } from 'mongoose';
import type { Connection } from 'mongoose';
import { StartError } from '../../kernel/errors.ts';
import { newestMigration } from '../migrations/run-migrations.ts';
import type { BackedUpCollection, BackupHeader, BackupPlan } from './backup-format.ts';
import { BACKUP_VERSION, headerMember } from './backup-format.ts';

/** Documents fetched at once, and characters collected before they are compressed. */
const BATCH = 1_000;
const CHUNK_CHARACTERS = 256 * 1024;
/** How often a long collection is reported, in documents. */
const REPORT_EVERY = 25_000;

/** Told in plain lines how far the work is. */
export type Progress = (line: string) => void;

/**
 * Saves the database in one file, readable by its owner only, and answers its header. The file is there whole or not at
 * all. May run while others write: see BackupPlan. Throws StartError where the file cannot be written.
 */
export async function writeBackup(connection: Connection, file: string, plan: BackupPlan, progress: Progress): Promise<BackupHeader> {
  const partial = `${file}.partial`;
  const place = headerMember(null);
  try {
    await writeFile(partial, place, { mode: 0o600 });
    const header: BackupHeader = {
      format: 'porchlight-backup',
      version: BACKUP_VERSION,
      migration: await newestMigration(connection),
      createdAt: new Date().toISOString(),
      collections: await writeCollections(connection, partial, place.length, plan, progress),
    };
    await writeHeader(partial, headerMember(header));
    await rename(partial, file);
    return header;
  } catch (error) {
    await rm(partial, { force: true });
    throw isFileError(error) ? new StartError(`${file} cannot be written: ${error.message}`, { cause: error }) : error;
  }
}

/** Puts the header into the place that was left free, when everything else has reached the disk or does so with it. */
async function writeHeader(path: string, member: Buffer): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(member, 0, member.length, 0);
    await file.sync();
  } finally {
    await file.close();
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && ['open', 'write', 'rename', 'fsync'].includes((error as NodeJS.ErrnoException).syscall ?? '');
}

async function writeCollections(
  connection: Connection,
  path: string,
  start: number,
  plan: BackupPlan,
  progress: Progress,
): Promise<readonly BackedUpCollection[]> {
  const saved: BackedUpCollection[] = [];
  const names = await collectionsToSave(connection, plan);
  async function* chunks(): AsyncGenerator<string> {
    for (const name of names) saved.push(yield* linesOf(connection, name, plan, progress));
  }
  await pipeline(Readable.from(chunks(), { objectMode: true }), createGzip(), createWriteStream(path, { flags: 'r+', start }));
  return saved;
}

/** The names of what is saved, in the order in which it is read. */
async function collectionsToSave(connection: Connection, { leaveOut, first, last }: BackupPlan): Promise<readonly string[]> {
  const found = (await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? [];
  const names = found.map(({ name }) => name).filter((name) => !leaveOut.includes(name) && !name.startsWith('system.'));
  const lastNames = last.map(({ name }) => name);
  const others = names.filter((name) => !first.includes(name) && !lastNames.includes(name)).toSorted();
  return [...first, ...others, ...lastNames].filter((name) => names.includes(name));
}

/** The documents of a collection as lines, in chunks; returns what the header says of them. */
async function* linesOf(connection: Connection, name: string, { last }: BackupPlan, progress: Progress): AsyncGenerator<string, BackedUpCollection> {
  const collection = connection.collection(name);
  const order = last.find((log) => log.name === name)?.order ?? { _id: 1 };
  const about = await collection.estimatedDocumentCount();
  const hash = createHash('sha256');
  let count = 0;
  let chunk = '';
  for await (const document of collection.find({}, { sort: { ...order }, batchSize: BATCH })) {
    chunk += `${mongo.BSON.EJSON.stringify(document)}\n`;
    count += 1;
    if (count % REPORT_EVERY === 0) progress(`${name}: ${count.toLocaleString('en')} of ${about.toLocaleString('en')}`);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    hash.update(chunk);
    yield chunk;
    chunk = '';
  }
  hash.update(chunk);
  if (chunk !== '') yield chunk;
  progress(`${name}: ${count.toLocaleString('en')}`);
  return { name, count, sha256: hash.digest('hex') };
}
