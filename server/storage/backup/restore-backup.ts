import { mongo } from 'mongoose';
import type { Connection, mongo as driver } from 'mongoose';
import { StartError } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/log.ts';
import type { IndexSpec } from '../indexes.ts';
import { ensureIndexes } from '../indexes.ts';
import type { Store } from '../store.ts';
import type { BackupHeader, BackupPlan } from './backup-format.ts';
import { backupDocuments } from './read-backup.ts';
import { markRestore, RESTORES, unmarkRestore } from './restore-mark.ts';
import type { Progress } from './write-backup.ts';

/** What a checked backup is restored with. */
export interface RestoreOptions {
  file: string;
  header: BackupHeader;
  plan: BackupPlan;
  /** The indexes of every collection. */
  indexes: readonly IndexSpec[];
  /** Whether what is there may be deleted. */
  replace: boolean;
  log: Logger;
  progress: Progress;
}

/** Documents written at once. */
const BATCH = 1_000;
/** The same in characters of their lines: a thousand pieces of files would be hundreds of megabytes. */
const BATCH_CHARACTERS = 8_000_000;
const REPORT_EVERY = 25_000;
/** Stays where it is: the watch over the store writes there all the time. */
const WATCH = 'storeChecks';

/**
 * Restores a backup that `checkBackup` has read. A mark says that the database is not whole until everything has arrived
 * (`assertNotRestoring`); where it was empty before, a failure leaves it empty again. Throws StartError where it is not
 * empty and may not be replaced.
 */
export async function restoreBackup(store: Pick<Store, 'connection' | 'assertWritable'>, options: RestoreOptions): Promise<void> {
  const { connection } = store;
  const { header, plan, indexes, log, replace } = options;
  const filled = await filledCollections(connection, plan);
  if (filled.length > 0 && !replace) {
    throw new StartError(
      `The database is not empty (${filled.join(', ')}). Restore into an empty DATA_DIR or database, ` +
        'or add --replace, which deletes what is there.',
    );
  }
  await markRestore(connection);
  try {
    await dropAll(connection);
    // Indexes are made while there is nothing in them: on the embedded engine that is the only quick time.
    await ensureIndexes(connection, indexes, log);
    await load(store, options);
    await assertComplete(connection, header);
  } catch (error) {
    if (filled.length === 0) await empty(connection, log);
    throw error;
  }
  await unmarkRestore(connection);
}

async function filledCollections(connection: Connection, { leaveOut }: BackupPlan): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const name of await namesOf(connection)) {
    const counts = !leaveOut.includes(name) && (await connection.collection(name).findOne({}, { projection: { _id: 1 } })) !== null;
    if (counts) filled.push(name);
  }
  return filled.toSorted();
}

/** A database that was empty is empty again; where even that fails, the mark stays. */
async function empty(connection: Connection, log: Logger): Promise<void> {
  try {
    await dropAll(connection);
    await unmarkRestore(connection);
  } catch (error) {
    log.warn({ err: error }, 'what was restored so far remains');
  }
}

async function dropAll(connection: Connection): Promise<void> {
  for (const name of await namesOf(connection)) {
    if (name !== WATCH && name !== RESTORES) await connection.dropCollection(name);
  }
}

/** Writes one batch while the next is read. */
async function load({ connection, assertWritable }: Pick<Store, 'connection' | 'assertWritable'>, options: RestoreOptions): Promise<void> {
  const { file, header, progress } = options;
  let batch: driver.Document[] = [];
  let loading = '';
  let count = 0;
  let characters = 0;
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (): Promise<void> => {
    await writing;
    if (batch.length === 0) return;
    assertWritable();
    writing = connection.collection(loading).insertMany(batch, { ordered: false });
    // It is awaited before the next one; until then a failure must not count as unheard.
    writing.catch(() => undefined);
    count += batch.length;
    if (count % REPORT_EVERY < batch.length) progress(`${loading}: ${count.toLocaleString('en')} of ${countOf(header, loading)}`);
    batch = [];
    characters = 0;
  };
  for await (const { name, line } of backupDocuments(file, header)) {
    if (name !== loading || batch.length === BATCH || characters > BATCH_CHARACTERS) await write();
    if (name !== loading) count = 0;
    loading = name;
    characters += line.length;
    batch.push(mongo.BSON.EJSON.parse(line.toString()) as driver.Document);
  }
  await write();
  await writing;
}

/** What was loaded is what was saved; a document that came twice would be missing here. */
async function assertComplete(connection: Connection, { collections }: BackupHeader): Promise<void> {
  for (const { name, count } of collections) {
    const loaded = await connection.collection(name).countDocuments({});
    if (loaded !== count) throw new StartError(`Of ${name}, ${loaded} of ${count} documents arrived.`);
  }
}

async function namesOf(connection: Connection): Promise<readonly string[]> {
  const found = (await connection.db?.listCollections({}, { nameOnly: true }).toArray()) ?? [];
  return found.map(({ name }) => name).filter((name) => !name.startsWith('system.'));
}

function countOf({ collections }: BackupHeader, wanted: string): string {
  return collections.find(({ name }) => name === wanted)?.count.toLocaleString('en') ?? '';
}
