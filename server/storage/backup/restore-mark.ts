import type { Connection } from 'mongoose';
import { StartError } from '../../kernel/errors.ts';

/** The collection that says whether a restore is putting its data in place. */
export const RESTORES = 'restores';

const marks = (connection: Connection) => connection.collection<{ _id: string; at: Date }>(RESTORES);

/** From here on the database is neither the old one nor the new one. */
export async function markRestore(connection: Connection): Promise<void> {
  await marks(connection).updateOne({ _id: 'restore' }, { $set: { at: new Date() } }, { upsert: true });
}

/** The database is whole again. */
export async function unmarkRestore(connection: Connection): Promise<void> {
  await marks(connection).deleteOne({ _id: 'restore' });
}

/** Throws StartError where a restore was ended while it put its data in place. */
export async function assertNotRestoring(connection: Connection): Promise<void> {
  if ((await marks(connection).findOne({ _id: 'restore' })) === null) return;
  throw new StartError('A restore of this database was not finished. Run it again: porchlight restore FILE --replace');
}
