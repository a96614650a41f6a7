import { chmodSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * `store.json` in the data folder tells commands beside a running server, and people with a MongoDB client, where the
 * store is. It is readable by its owner only.
 */
export interface StoreFile {
  kind: 'mongodb' | 'mongod' | 'embedded';
  /** A MongoDB connection string with the database in its path. */
  address: string;
  /** True where name and password were left out of `address`. */
  needsCredentials?: boolean;
  /** The process that owns the store. */
  pid: number;
  /** The database server that it runs, if it runs one. */
  enginePid?: number;
}

/** What `store.json` says, or undefined where there is none that can be read. */
export function readStoreFile(dataDir: string): StoreFile | undefined {
  try {
    const found: unknown = JSON.parse(readFileSync(pathIn(dataDir), 'utf8'));
    return isStoreFile(found) ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Writes `store.json` whole or not at all. Synchronous: a killed server must not leave an engine it did not name. */
export function writeStoreFile(dataDir: string, content: StoreFile): void {
  const path = pathIn(dataDir);
  const next = `${path}.next`;
  writeFileSync(next, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  chmodSync(next, 0o600);
  renameSync(next, path);
}

/** Removes `store.json`. */
export function removeStoreFile(dataDir: string): void {
  rmSync(pathIn(dataDir), { force: true });
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'store.json');
}

function isStoreFile(value: unknown): value is StoreFile {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, address, needsCredentials, pid, enginePid } = value as Partial<Record<keyof StoreFile, unknown>>;
  const isPid = (candidate: unknown) => Number.isSafeInteger(candidate) && (candidate as number) > 0;
  return (
    (kind === 'mongodb' || kind === 'mongod' || kind === 'embedded') &&
    typeof address === 'string' &&
    (needsCredentials === undefined || typeof needsCredentials === 'boolean') &&
    isPid(pid) &&
    (enginePid === undefined || isPid(enginePid))
  );
}
