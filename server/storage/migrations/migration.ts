import type { Connection } from 'mongoose';

/**
 * A change to what is stored, made once in the life of a database. It must bear being run again from its beginning,
 * since a server may be killed in the middle of it.
 */
export interface Migration {
  /** 1, 2, 3 …; never reused, never reordered. */
  readonly id: number;
  readonly name: string;
  run(connection: Connection): Promise<void>;
}
