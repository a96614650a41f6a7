import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { chooseEngine } from './choose-engine.ts';
import { createDiskGuard, DEFAULT_MIN_FREE_BYTES } from './disk-guard.ts';
import { openDiskReserve } from './disk-reserve.ts';
import { describeEmbedded } from './embedded-engine.ts';
import { createEngine } from './engine.ts';
import type { Engine, EngineRecipe } from './engine.ts';
import { becomePrimary, mongodDataDir } from './mongod-engine.ts';
import { connectMongoose } from './mongoose-connection.ts';
import { takeOwnership } from './owner-lock.ts';
import type { ProgramOptions } from './program.ts';
import type { Store } from './store.ts';
import { readStoreFile, removeStoreFile, writeStoreFile } from './store-file.ts';
import { checkUri, databaseName, DEFAULT_DATABASE, hasCredentials, withoutCredentials } from './store-uri.ts';
import { endStrayEngine } from './stray-engine.ts';
import { startWatchdog } from './watchdog.ts';

/** What a store is opened with. Only `dataDir` and `log` are needed. */
export interface StoreOptions extends ProgramOptions {
  dataDir: string;
  log: Logger;
  mongodbUri?: string | undefined;
  /** Where the embedded engine's program is kept; default: this user's cache, else the data folder. */
  engineCacheDir?: string | undefined;
  /** Free space below which nothing is written, in bytes; default 256 MB. */
  minFreeBytes?: number | undefined;
  /** Told in plain lines what takes long. */
  progress?: ((line: string) => void) | undefined;
  /** Called once when a store of ours is beyond help; the server should end with that sentence. */
  onFatal?: ((sentence: string) => void) | undefined;
  /** How the store is watched, in milliseconds. */
  watch?: { intervalMs?: number; timeoutMs?: number } | undefined;
  /** Free bytes of the disk, replaced in tests. */
  freeBytes?: ((folder: string) => number) | undefined;
}

const SLOW_START_MS = 3_000;
const SLOW_START = 'The store is repeating what its log holds, since it was not stopped properly …';

/** What has been opened so far, each with the way to undo it. */
type Opened = (() => Promise<unknown>)[];

/**
 * Opens the store as its only owner: the server at `mongodbUri`, else a mongod from the PATH, else the embedded
 * engine. Data that is already there is never left aside: a folder with data of the embedded engine stays with it.
 * Throws StartError with a sentence when another process owns the data folder or no store can be had.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const dataDir = resolve(options.dataDir);
  if (options.mongodbUri) checkUri(options.mongodbUri);
  makeDataDir(dataDir);
  const lock = await takeOwnership(dataDir);
  const opened: Opened = [lock.release];
  try {
    const ended = await endStrayEngine(readStoreFile(dataDir), dataDir);
    if (ended) options.log.warn('ended the engine of a server that is gone');
    return await openOwned({ ...options, dataDir }, opened);
  } catch (error) {
    await closeAll(opened, options.log);
    throw error;
  }
}

async function openOwned(options: StoreOptions, opened: Opened): Promise<Store> {
  const { dataDir, log, mongodbUri } = options;
  const { uri, engine } = mongodbUri ? announce(mongodbUri, options, opened) : await startEngine(options, opened);
  const connection = await connectMongoose(uri, log);
  opened.push(() => connection.close(true));
  const minFreeBytes = engine ? (options.minFreeBytes ?? DEFAULT_MIN_FREE_BYTES) : 0;
  const reserve = engine && openDiskReserve(dataDir, minFreeBytes);
  const disk = createDiskGuard({ dataDir, minFreeBytes, reserve, freeBytes: options.freeBytes });
  const onFatal = options.onFatal ?? (() => undefined);
  const watchdog = startWatchdog({ ...options.watch, uri, engine, log, writable: disk.writable, onFatal });
  opened.push(watchdog.stop);
  let closing: Promise<void> | undefined;
  const kind = engine?.recipe.kind ?? 'mongodb';
  return {
    kind,
    description: describe(kind, uri, dataDir),
    connection,
    uri,
    ...disk,
    healthy: watchdog.healthy,
    close: () => (closing ??= closeAll(opened, log)),
  };
}

/** Undoes in the opposite order what was opened, each thing once; what fails to close does not keep the rest open. */
async function closeAll(opened: Opened, log: Logger): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) {
    await close().catch((error: unknown) => log.warn({ err: error }, 'closing the store'));
  }
}

async function startEngine(options: StoreOptions, opened: Opened): Promise<{ uri: string; engine: Engine }> {
  const { dataDir } = options;
  const recipe = await chooseEngine(options);
  const engine = createEngine(recipe, {
    ...options,
    onSpawn: (enginePid, port) => {
      writeStoreFile(dataDir, { kind: recipe.kind, address: loopbackAddress(recipe, port), pid: process.pid, enginePid });
    },
  });
  opened.push(async () => removeStoreFile(dataDir), () => engine.stop());
  const slow = setTimeout(() => options.progress?.(SLOW_START), SLOW_START_MS);
  try {
    await engine.start();
    if (recipe.kind === 'mongod') await becomePrimary(engine.port(), dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The store (${recipe.kind}, data below ${dataDir}) did not start: ${reason}`, { cause: error });
  } finally {
    clearTimeout(slow);
  }
  return { engine, uri: loopbackAddress(recipe, engine.port()) };
}

/** Leaves word in `store.json` of a server that is not ours; its name and password stay with the operator. */
function announce(uri: string, { dataDir }: StoreOptions, opened: Opened): { uri: string; engine?: never } {
  const secret = hasCredentials(uri);
  const address = secret ? withoutCredentials(uri) : uri;
  writeStoreFile(dataDir, { kind: 'mongodb', address, pid: process.pid, ...(secret && { needsCredentials: true }) });
  opened.push(async () => removeStoreFile(dataDir));
  return { uri };
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`DATA_DIR ${dataDir} cannot be made: ${reason}`);
  }
}

/**
 * Engines of ours are spoken to directly. On the embedded one the driver must not repeat writes by itself: over a
 * restart it forgets which ones it has done, so a repeated increment would count twice; callers settle by reading.
 */
function loopbackAddress(recipe: EngineRecipe, port: number): string {
  const options = recipe.kind === 'embedded' ? 'directConnection=true&retryWrites=false' : 'directConnection=true';
  return `mongodb://127.0.0.1:${port}/${DEFAULT_DATABASE}?${options}`;
}

function describe(kind: Store['kind'], uri: string, dataDir: string): string {
  if (kind === 'embedded') return describeEmbedded(dataDir);
  if (kind === 'mongod') return `mongod from the PATH, data in ${mongodDataDir(dataDir)}`;
  return `MongoDB at ${withoutCredentials(uri)}, database ${databaseName(uri)}`;
}
