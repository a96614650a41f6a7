import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import { createDiskGuard } from '../disk-guard.ts';
import { connectMongoose } from '../mongoose-connection.ts';
import type { Store } from '../store.ts';
import { withDatabase } from '../store-uri.ts';

/**
 * A store for one test: a fresh database with a random name on the shared server, dropped by `close()`.
 * `freeBytes` plays the disk; it is asked each time.
 */
export async function openTestStore(options: { freeBytes?: () => number } = {}): Promise<Store> {
  const uri = withDatabase(inject('storeUri'), `test-${randomBytes(8).toString('hex')}`);
  const connection = await connectMongoose(uri, silentLogger);
  const disk = createDiskGuard({
    dataDir: '/',
    minFreeBytes: options.freeBytes ? 1 : 0,
    freeBytes: options.freeBytes ?? (() => 1),
    lookEveryMs: 0,
  });
  let open = true;
  return {
    kind: inject('storeKind'),
    description: 'a store of the tests',
    connection,
    uri,
    ...disk,
    healthy: () => open,
    close: async () => {
      if (!open) return;
      open = false;
      await connection.dropDatabase();
      await connection.close();
    },
  };
}
