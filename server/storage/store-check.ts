import { mongo } from 'mongoose';
import { isDuplicateKey } from './store-errors.ts';
import { databaseName } from './store-uri.ts';

/** One look at a store. */
export interface StoreCheck {
  /**
   * Writes a mark and reads it back, or reads only where nothing must be written. Rejects when the store does not do
   * that, at the latest after the time the check was opened with.
   */
  run(writing: boolean): Promise<void>;
  close(): Promise<void>;
}

/** A server that was busy itself gets this long to read an answer that lies there already. */
const GRACE_MS = 500;

/** A check with a connection of its own, so that a full pool is not taken for a stalled store. */
export function openStoreCheck(uri: string, timeoutMs: number): StoreCheck {
  const client = new mongo.MongoClient(uri, {
    maxPoolSize: 1,
    serverSelectionTimeoutMS: timeoutMs,
    connectTimeoutMS: timeoutMs,
    socketTimeoutMS: timeoutMs,
    retryReads: false,
    writeConcern: { w: 'majority', journal: true },
  });
  const checks = client.db(databaseName(uri)).collection<{ _id: string; count: number; at: Date }>('storeChecks');
  const writeAndReadBack = async () => {
    const update = { $inc: { count: 1 }, $set: { at: new Date() } };
    const written = await checks
      .findOneAndUpdate({ _id: 'check' }, update, { upsert: true, returnDocument: 'after' })
      .catch((error: unknown) => {
        // Two servers on a shared database made the document at the same moment: it was written.
        if (isDuplicateKey(error)) return null;
        throw error;
      });
    const read = await checks.findOne({ _id: 'check' });
    if (!read || read.count < (written?.count ?? 0)) throw new Error('the store did not keep what it acknowledged');
  };
  const readOnly = async () => void (await checks.findOne({ _id: 'check' }));
  return { run: (writing) => within(writing ? writeAndReadBack() : readOnly(), timeoutMs), close: () => client.close(true) };
}

async function within(work: Promise<void>, timeoutMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const giveUp = () => reject(new Error(`no answer in ${timeoutMs} ms`));
    timer = setTimeout(() => (timer = setTimeout(giveUp, GRACE_MS)), timeoutMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    work.catch(() => undefined);
  }
}
