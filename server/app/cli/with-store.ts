import type { Logger } from '../../kernel/log.ts';
import { createLogger } from '../../kernel/log.ts';
import { connectStore } from '../../storage/connect-store.ts';
import type { StoreOptions } from '../../storage/open-store.ts';
import type { Store } from '../../storage/store.ts';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { prepareStore } from '../prepare-store.ts';

/** What a command works with. */
export interface CommandContext {
  config: Config;
  logger: Logger;
  store: Store;
}

/** What a store is opened or joined with by a command. What takes long is told on standard error. */
export function storeOptions(config: Config, log: Logger): StoreOptions {
  const { dataDir, mongodbUri, engineCacheDir, minFreeBytes } = config;
  return { dataDir, log, mongodbUri, engineCacheDir, minFreeBytes, progress: (line) => console.error(line) };
}

/** Works on the store of a running server, or opens it for the time of the work. */
export async function withStore<T>(work: (context: CommandContext) => Promise<T>): Promise<T> {
  const config = readConfig();
  const logger = createLogger(config.logLevel);
  const store = await connectStore(storeOptions(config, logger));
  try {
    await prepareStore(store, logger);
    return await work({ config, logger, store });
  } finally {
    await store.close();
  }
}
