import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import mongoose from 'mongoose';
import type { Connection } from 'mongoose';

/** Reads the database of a running server as anybody with a MongoDB client would: by the address in `store.json`. */
export async function readStore<T>(dataDir: string, read: (connection: Connection) => Promise<T>): Promise<T> {
  const { address } = JSON.parse(await readFile(join(dataDir, 'store.json'), 'utf8')) as { address: string };
  const connection = await mongoose.createConnection(address).asPromise();
  try {
    return await read(connection);
  } finally {
    await connection.close();
  }
}
