import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineRecipe } from './engine.ts';
import { ENGINE_PACKAGE } from './engine-release.ts';

/** Where the embedded engine keeps its data. */
export function embeddedDataDir(dataDir: string): string {
  return join(dataDir, 'embedded');
}

/** The start-up line's words for it. */
export function describeEmbedded(dataDir: string): string {
  return `embedded engine (${ENGINE_PACKAGE.replace('==', ' ')}), data in ${embeddedDataDir(dataDir)}`;
}

/**
 * By itself the engine makes a checkpoint only when it is stopped. Its log would grow for as long as the server runs,
 * and a start after a crash would repeat all of it: 30 s for 300,000 documents, measured. Its storage layer
 * (WiredTiger) reads this file and then makes them in the background: 0.5 s, and two log files at most.
 */
const STORAGE_CONFIG = 'checkpoint=(wait=10,log_size=16MB)\n';

/**
 * How the embedded engine is run. Commits are flushed to disk before they are acknowledged. Its defaults would take
 * 2 GB of log and 4 GB of cache and read a configuration file that happens to lie about; below 512 MB of cache an
 * index build over 200,000 documents did not end.
 */
export async function embeddedRecipe(binary: string, dataDir: string): Promise<EngineRecipe> {
  const storagePath = embeddedDataDir(dataDir);
  const config = join(dataDir, 'embedded.toml');
  await mkdir(storagePath, { recursive: true });
  await writeFile(config, '# Written by Porchlight at each start; empty on purpose, all settings are arguments.\n');
  await writeFile(join(storagePath, 'WiredTiger.config'), STORAGE_CONFIG);
  return {
    kind: 'embedded',
    command: binary,
    readyLine: /listening on /,
    args: (port) => [
      '--config', config, '--host', '127.0.0.1', '--port', String(port), '--storage-path', storagePath,
      '--sync-on-commit', '--log-file-max', '64MB', '--cache-size', '512M', '--log-level', 'WARNING',
    ],
  };
}
