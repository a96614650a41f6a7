import { Mongoose } from 'mongoose';
import type { Connection, ConnectOptions } from 'mongoose';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { databaseName, optionNames, withoutCredentials } from './store-uri.ts';

/** What an operator may set otherwise in the connection string. */
const DEFAULTS = {
  appName: 'porchlight',
  maxPoolSize: 16,
  serverSelectionTimeoutMS: 5_000,
  connectTimeoutMS: 5_000,
  waitQueueTimeoutMS: 5_000,
  socketTimeoutMS: 30_000,
};

/**
 * Connects mongoose with the settings all stores share. Every write is acknowledged by a majority and its journal.
 * Nothing waits for a store that is away (no buffering, short selection), so that people are told "not stored" soon.
 * A filter with a field that a schema does not know throws, since mongoose would drop it and match everything.
 */
export async function connectMongoose(uri: string, log: Logger): Promise<Connection> {
  const mongoose = new Mongoose({ strictQuery: 'throw' });
  const connection = mongoose.createConnection(uri, {
    dbName: databaseName(uri),
    ...unlessNamed(uri, DEFAULTS),
    writeConcern: { w: 'majority', journal: true },
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
  });
  // What goes wrong before there is a connection is told below, in a sentence.
  let connected = false;
  connection.on('error', (error: unknown) => connected && log.warn({ err: error }, 'store connection'));
  try {
    await connection.asPromise();
    connected = true;
    return connection;
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The store at ${withoutCredentials(uri)} cannot be reached: ${reason}`, { cause: error });
  }
}

function unlessNamed(uri: string, defaults: ConnectOptions): ConnectOptions {
  const named = optionNames(uri);
  return Object.fromEntries(Object.entries(defaults).filter(([option]) => !named.has(option.toLowerCase())));
}
