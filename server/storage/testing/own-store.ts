import { onTestFinished } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import { openStore } from '../open-store.ts';
import type { StoreOptions } from '../open-store.ts';
import type { Store } from '../store.ts';
import { readStoreFile } from '../store-file.ts';
import { tempFolder } from './temp-folder.ts';

/** A store with an engine and a data folder of its own, for tests that break it; both go after the test. */
export async function openOwnStore(options: Partial<StoreOptions> = {}): Promise<Store & { dataDir: string }> {
  const dataDir = options.dataDir ?? (await tempFolder());
  const store = await openStore({ log: silentLogger, ...options, dataDir });
  onTestFinished(store.close);
  return { ...store, dataDir };
}

/** The process number of the engine that `store.json` names. */
export function enginePid(dataDir: string): number {
  const pid = readStoreFile(dataDir)?.enginePid;
  if (pid === undefined) throw new Error('store.json names no engine');
  return pid;
}

/** True while a process lives. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
