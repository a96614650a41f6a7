import type { Connection } from 'mongoose';

/**
 * The store is one MongoDB database, wherever it comes from: a server that the operator names, a mongod found on the
 * PATH, or the embedded engine. What differs between them ends here; the rest of the server sees a connection and
 * whether it may write.
 */
export interface Store {
  readonly kind: 'mongodb' | 'mongod' | 'embedded';
  /** What is in use, in words, for the start-up line and the console; never holds a password. */
  readonly description: string;
  readonly connection: Connection;
  /** The connection string that was used, with credentials; not for logs or screens. */
  readonly uri: string;
  /** False while the disk of a store that we run ourselves is nearly full. */
  writable(): boolean;
  /** Throws AppError `unavailable` where `writable()` is false; to be called before every acknowledged write. */
  assertWritable(): void;
  /** True while the last look at the store wrote and read back. */
  healthy(): boolean;
  /** Closes the connection and ends the database server where it is ours. May be called twice. */
  close(): Promise<void>;
}
