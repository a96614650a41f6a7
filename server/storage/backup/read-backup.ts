import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { StartError } from '../../kernel/errors.ts';
import type { BackupHeader } from './backup-format.ts';
import { BACKUP_VERSION, parseHeader } from './backup-format.ts';
import type { Progress } from './write-backup.ts';

/** Longest line, in bytes: a document of 16 MB takes about three times as much as text. */
const LINE_MAX_BYTES = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * Reads a file from end to end and answers its header: all of it is there and unchanged, and this version, which knows
 * migrations up to `migration`, can restore it. Throws StartError with a sentence where that is not so.
 */
export async function checkBackup(file: string, migration: number, progress: Progress): Promise<BackupHeader> {
  const lines = backupLines(file);
  const header = parseHeader((await lines.next()).value?.toString() ?? '');
  if (header === null) throw new StartError(`${file} is no backup of Porchlight, or one that was not finished.`);
  if (header.version > BACKUP_VERSION) {
    throw new StartError(`${file} was made by a newer version (format ${header.version}, this version knows ${BACKUP_VERSION}).`);
  }
  if (header.migration > migration) {
    throw new StartError(`${file} was made by a newer version (migration ${header.migration}, this version knows ${migration}).`);
  }
  for (const { name, count, sha256 } of header.collections) {
    const hash = createHash('sha256');
    for (let i = 0; i < count; i += 1) {
      const { value: line, done } = await lines.next();
      if (done) throw damaged(file, `${name} has ${i.toLocaleString('en')} of ${count.toLocaleString('en')} documents`);
      hash.update(line).update('\n');
    }
    if (hash.digest('hex') !== sha256) throw damaged(file, `the documents of ${name} are not those that were saved`);
    progress(`${name}: ${count.toLocaleString('en')} checked`);
  }
  if (!(await lines.next()).done) throw damaged(file, 'there is more in it than its header says');
  return header;
}

/** The lines of a backup after its header, each with the name of its collection. */
export async function* backupDocuments(file: string, { collections }: BackupHeader): AsyncGenerator<{ name: string; line: Buffer }> {
  const lines = backupLines(file);
  await lines.next();
  for (const { name, count } of collections) {
    for (let i = 0; i < count; i += 1) {
      const { value: line, done } = await lines.next();
      if (done) throw damaged(file, 'it ends too early');
      yield { name, line };
    }
  }
}

/** The lines of a gzip file. Node's own reader of lines also breaks at U+2028, which documents may hold. */
async function* backupLines(file: string): AsyncGenerator<Buffer, undefined> {
  const input = createReadStream(file);
  const text = createGunzip();
  input.on('error', (error) => text.destroy(error));
  let rest: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of input.pipe(text) as AsyncIterable<Buffer>) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
        yield Buffer.concat([...rest, chunk.subarray(from, end)]);
        rest = [];
        length = 0;
        from = end + 1;
      }
      rest.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > LINE_MAX_BYTES) throw damaged(file, 'a line never ends');
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    input.destroy();
  }
  if (length > 0) throw damaged(file, 'its last line is cut');
}

function unreadable(file: string, error: unknown): unknown {
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'Z_DATA_ERROR' && message === 'incorrect header check') return new StartError(`${file} is no backup of Porchlight.`, { cause: error });
  if (code.startsWith('Z_')) return damaged(file, message);
  if (['ENOENT', 'EACCES', 'EISDIR', 'EPERM'].includes(code)) return new StartError(`${file} cannot be read: ${message}`, { cause: error });
  return error;
}

function damaged(file: string, what: string): StartError {
  return new StartError(`${file} is damaged: ${what}. Nothing was restored.`);
}
