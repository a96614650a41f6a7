import { createHash } from 'node:crypto';
import { realpath, unlink } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartError } from '../kernel/errors.ts';

/**
 * Who owns a data folder. The owner listens on a local socket named after the folder; the operating system gives a
 * name to one process only and takes it back when that process is gone, however it went. So there is no stale lock
 * to judge by process numbers, which get used again.
 */
export interface OwnerLock {
  release(): Promise<void>;
}

const ANSWER_TIMEOUT_MS = 2_000;

/** Becomes the owner of `dataDir` (which must exist); throws a StartError when another process is. */
export async function takeOwnership(dataDir: string): Promise<OwnerLock> {
  const name = await lockName(dataDir);
  const server = (await listen(name)) ?? (await takeOver(name));
  if (!server) {
    const pid = (await ask(name)) || 'whose number is not known';
    throw new StartError(
      `The data folder ${dataDir} is in use by another Porchlight (process ${pid}). ` +
        'Stop that one first, or set DATA_DIR to another folder.',
    );
  }
  server.unref();
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}

/** The process that owns `dataDir`; 0 where it does not say, undefined where nobody does. */
export async function ownerOf(dataDir: string): Promise<number | undefined> {
  return ask(await lockName(dataDir));
}

/** Linux has names outside the file system, Windows has pipes; elsewhere it is a socket file in the temporary folder. */
async function lockName(dataDir: string): Promise<string> {
  const folder = await realpath(dataDir).catch(() => dataDir);
  const name = `porchlight-${createHash('sha256').update(folder).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}.sock`);
}

function listen(name: string): Promise<Server | undefined> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end(String(process.pid));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    });
    server.listen(name, () => resolve(server));
  });
}

/** A socket file may outlive its process; nobody answers on it then. */
async function takeOver(name: string): Promise<Server | undefined> {
  if (!name.endsWith('.sock') || (await ask(name)) !== undefined) return undefined;
  await unlink(name).catch(() => undefined);
  return listen(name);
}

/** Asks the owner for its process number; a busy one that does not answer in time counts as 0. */
function ask(name: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(name).setEncoding('utf8');
    let answer = '';
    socket.setTimeout(ANSWER_TIMEOUT_MS, () => {
      socket.destroy();
      resolve(0);
    });
    socket.on('data', (chunk: string) => (answer += chunk));
    socket.once('end', () => resolve(Number(answer) || 0));
    socket.once('error', () => resolve(undefined));
  });
}
