import { Mongoose } from 'mongoose';
import type { Connection } from 'mongoose';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { databaseName, withoutCredentials } from './store-uri.ts';

const SELECTION_TIMEOUT_MS = 5_000;
const SOCKET_TIMEOUT_MS = 30_000;
const POOL_SIZE = 16;

/**
 * Connects mongoose with the settings all stores share. Every write is acknowledged by a majority and its journal.
 * Nothing waits for a store that is away (no buffering, short selection), so that people are told "not stored" soon.
 * A filter with a field that a schema does not know throws, since mongoose would drop it and match everything.
 */
export async function connectMongoose(uri: string, log: Logger): Promise<Connection> {
  const mongoose = new Mongoose({ strictQuery: 'throw' });
  const connection = mongoose.createConnection(uri, {
    dbName: databaseName(uri),
    appName: 'porchlight',
    maxPoolSize: POOL_SIZE,
    serverSelectionTimeoutMS: SELECTION_TIMEOUT_MS,
    connectTimeoutMS: SELECTION_TIMEOUT_MS,
    waitQueueTimeoutMS: SELECTION_TIMEOUT_MS,
    socketTimeoutMS: SOCKET_TIMEOUT_MS,
    writeConcern: { w: 'majority', journal: true },
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  connection.on('error', (error: unknown) => log.warn({ err: error }, 'store connection'));
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The store at ${withoutCredentials(uri)} cannot be reached: ${reason}`, { cause: error });
  }
}
