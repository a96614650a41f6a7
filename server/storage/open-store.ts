import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { createDiskGuard, DEFAULT_MIN_FREE_BYTES } from './disk-guard.ts';
import { describeEmbedded, embeddedDataDir, embeddedRecipe } from './embedded-engine.ts';
import { createEngine } from './engine.ts';
import type { Engine, EngineRecipe } from './engine.ts';
import { engineBinary, userEngineCache } from './engine-binary.ts';
import { becomePrimary, hasMongod, mongodDataDir, mongodRecipe } from './mongod-engine.ts';
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
  const opened: (() => Promise<unknown>)[] = [lock.release];
  try {
    if (await endStrayEngine(readStoreFile(dataDir), dataDir)) options.log.warn('ended an engine of a server that is gone');
    return await openOwned({ ...options, dataDir }, opened);
  } catch (error) {
    await closeAll(opened);
    throw error;
  }
}

async function openOwned(options: StoreOptions, opened: (() => Promise<unknown>)[]): Promise<Store> {
  const { dataDir, log, mongodbUri } = options;
  const engine = mongodbUri ? undefined : await startEngine(options);
  if (engine) opened.push(engine.stop);
  opened.push(async () => removeStoreFile(dataDir));
  const uri = mongodbUri ?? addressOf(engine);
  const kind = engine?.recipe.kind ?? 'mongodb';
  if (!engine) writeStoreFile(dataDir, { kind, address: sharedAddress(uri), pid: process.pid });
  const connection = await connectMongoose(uri, log);
  opened.push(() => connection.close(true));
  const disk = createDiskGuard({ ...options, minFreeBytes: engine ? (options.minFreeBytes ?? DEFAULT_MIN_FREE_BYTES) : 0 });
  const watchdog = startWatchdog({
    ...options.watch,
    uri,
    engine,
    log,
    diskIsFull: () => !disk.writable(),
    onFatal: options.onFatal ?? (() => undefined),
  });
  opened.push(watchdog.stop);
  return {
    kind,
    description: describe(kind, uri, dataDir),
    connection,
    uri,
    ...disk,
    healthy: watchdog.healthy,
    close: () => closeAll(opened),
  };
}

/** Undoes in the opposite order what was opened; each thing once, whoever asks. */
async function closeAll(opened: (() => Promise<unknown>)[]): Promise<void> {
  for (let close = opened.pop(); close; close = opened.pop()) await close();
}

async function startEngine(options: StoreOptions): Promise<Engine> {
  const { dataDir } = options;
  const recipe = await chooseRecipe(options);
  const engine = createEngine(recipe, {
    ...options,
    onSpawn: (enginePid, port) => {
      writeStoreFile(dataDir, { kind: recipe.kind, address: loopbackAddress(port), pid: process.pid, enginePid });
    },
  });
  try {
    await engine.start();
    if (recipe.kind === 'mongod') await becomePrimary(engine.port(), dataDir);
    return engine;
  } catch (error) {
    await engine.stop();
    removeStoreFile(dataDir);
    const reason = error instanceof Error ? error.message : String(error);
    const data = recipe.kind === 'mongod' ? mongodDataDir(dataDir) : embeddedDataDir(dataDir);
    throw new StartError(`The store (${recipe.kind}, data in ${data}) did not start: ${reason}`, { cause: error });
  }
}

async function chooseRecipe(options: StoreOptions): Promise<EngineRecipe> {
  const { dataDir, environment } = options;
  const embeddedData = hasData(embeddedDataDir(dataDir));
  const mongodData = hasData(mongodDataDir(dataDir));
  const mongod = hasMongod(environment);
  if (mongodData && !mongod) {
    throw new StartError(
      `The data in ${mongodDataDir(dataDir)} belongs to mongod, which is not on the PATH any more. ` +
        'Install it again, set MONGODB_URI, or set DATA_DIR to another folder.',
    );
  }
  if (mongod && (mongodData || !embeddedData)) return mongodRecipe(dataDir);
  if (mongod) options.log.warn('a mongod is on the PATH, but the data is the embedded engine’s; see docs/operating.md');
  const binary = await engineBinary({
    cacheDirs: options.engineCacheDir ? [options.engineCacheDir] : [userEngineCache(), join(dataDir, 'engine')],
    progress: options.progress ?? (() => undefined),
    environment,
  });
  return embeddedRecipe(binary, dataDir);
}

function hasData(folder: string): boolean {
  return existsSync(join(folder, 'WiredTiger'));
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StartError(`DATA_DIR ${dataDir} cannot be made: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function addressOf(engine: Engine | undefined): string {
  return loopbackAddress(engine?.port() ?? 0);
}

/**
 * Engines of ours are spoken to directly. The driver does not repeat writes by itself: the embedded engine forgets
 * over a restart which ones it has done, so a repeated increment would count twice; callers settle by reading.
 */
function loopbackAddress(port: number): string {
  return `mongodb://127.0.0.1:${port}/${DEFAULT_DATABASE}?directConnection=true&retryWrites=false`;
}

/** What store.json may hold of the operator's own connection string. */
function sharedAddress(uri: string): string {
  return hasCredentials(uri) ? withoutCredentials(uri) : uri;
}

function describe(kind: Store['kind'], uri: string, dataDir: string): string {
  if (kind === 'embedded') return describeEmbedded(dataDir);
  if (kind === 'mongod') return `mongod from the PATH, data in ${mongodDataDir(dataDir)}`;
  return `MongoDB at ${withoutCredentials(uri).replace(`/${databaseName(uri)}`, '')}, database ${databaseName(uri)}`;
}
