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
 * How the embedded engine is run. Commits are flushed to disk before they are acknowledged. Its defaults would take
 * 2 GB of log and 4 GB of cache and read a configuration file that happens to lie about; below 512 MB of cache an
 * index build over 200,000 documents did not end.
 */
export async function embeddedRecipe(binary: string, dataDir: string): Promise<EngineRecipe> {
  const storagePath = embeddedDataDir(dataDir);
  const config = join(dataDir, 'embedded.toml');
  await mkdir(storagePath, { recursive: true });
  await writeFile(config, '# Written by Porchlight at each start; empty on purpose, all settings are arguments.\n');
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
