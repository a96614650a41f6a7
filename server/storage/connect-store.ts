import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartError } from '../kernel/errors.ts';
import { createDiskGuard, DEFAULT_MIN_FREE_BYTES } from './disk-guard.ts';
import { connectMongoose } from './mongoose-connection.ts';
import { openStore } from './open-store.ts';
import type { StoreOptions } from './open-store.ts';
import { ownerOf } from './owner-lock.ts';
import type { Store } from './store.ts';
import { readStoreFile } from './store-file.ts';
import type { StoreFile } from './store-file.ts';
import { checkUri, withoutCredentials } from './store-uri.ts';

const OWNER_READY_TIMEOUT_MS = 30_000;

/**
 * A store for a command that may run beside a server: through the running one where there is one, else opened for the
 * time of the command. `close()` ends only what was begun here.
 */
export async function connectStore(options: StoreOptions): Promise<Store> {
  if (options.mongodbUri) {
    checkUri(options.mongodbUri);
    return join('mongodb', options.mongodbUri, options);
  }
  const file = await livingStore(resolve(options.dataDir));
  if (!file) return openStore(options);
  if (file.needsCredentials) {
    throw new StartError(`The running server uses ${file.address} with a password; set MONGODB_URI for this command too.`);
  }
  return join(file.kind, file.address, options);
}

/** What the living owner says of its store; it may be about to start. A file that a dead one left does not count. */
async function livingStore(dataDir: string): Promise<StoreFile | undefined> {
  const until = Date.now() + OWNER_READY_TIMEOUT_MS;
  for (;;) {
    const owner = await ownerOf(dataDir);
    if (owner === undefined) return undefined;
    const file = readStoreFile(dataDir);
    if (file && (owner === 0 || file.pid === owner)) return file;
    if (Date.now() > until) throw new StartError(`Process ${owner} owns ${dataDir} but its store does not come up.`);
    await sleep(100);
  }
}

async function join(kind: Store['kind'], uri: string, options: StoreOptions): Promise<Store> {
  const connection = await connectMongoose(uri, options.log);
  const minFreeBytes = kind === 'mongodb' ? 0 : (options.minFreeBytes ?? DEFAULT_MIN_FREE_BYTES);
  const disk = createDiskGuard({ dataDir: options.dataDir, minFreeBytes, freeBytes: options.freeBytes });
  return {
    kind,
    connection,
    uri,
    description: `the running store at ${withoutCredentials(uri)}`,
    ...disk,
    healthy: () => connection.readyState === 1,
    close: () => connection.close(),
  };
}
