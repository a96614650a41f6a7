import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { embeddedDataDir, embeddedRecipe } from './embedded-engine.ts';
import type { EngineRecipe } from './engine.ts';
import { engineBinary, userEngineCache } from './engine-binary.ts';
import { hasMongod, mongodDataDir, mongodRecipe } from './mongod-engine.ts';

/** What decides which engine is run. */
export interface EngineChoice {
  dataDir: string;
  log: Logger;
  engineCacheDir?: string | undefined;
  progress?: ((line: string) => void) | undefined;
  environment?: NodeJS.ProcessEnv | undefined;
}

/**
 * A mongod from the PATH, else the embedded engine, except that a folder stays with the engine that wrote it: a mongod
 * installed later would begin empty and the conversations would seem lost. Throws StartError where the engine that the
 * data needs, or any engine, cannot be had.
 */
export async function chooseEngine(choice: EngineChoice): Promise<EngineRecipe> {
  const { dataDir, environment, log } = choice;
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
  if (mongod) log.warn('there is a mongod on the PATH, but the data here is of the embedded engine, which goes on');
  const binary = await engineBinary({
    cacheDirs: choice.engineCacheDir ? [choice.engineCacheDir] : [userEngineCache(), join(dataDir, 'engine')],
    progress: choice.progress ?? (() => undefined),
    environment,
  });
  return embeddedRecipe(binary, dataDir);
}

function hasData(folder: string): boolean {
  return existsSync(join(folder, 'WiredTiger'));
}
