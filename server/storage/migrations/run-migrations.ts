import { setTimeout as sleep } from 'node:timers/promises';
import type { Collection, Connection } from 'mongoose';
import { StartError } from '../../kernel/errors.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Logger } from '../../kernel/log.ts';
import { isDuplicateKey } from '../store-errors.ts';
import { allMigrations } from './all-migrations.ts';
import type { Migration } from './migration.ts';

/** What is kept of a migration in collection `migrations`. While `doneAt` is null, `owner` runs it. */
interface MigrationRecord {
  _id: number;
  name: string;
  owner: string;
  leaseUntil: Date;
  doneAt: Date | null;
}

/** `leaseMs` is how long a server that runs a migration is believed to be alive without a sign. */
export interface MigrationOptions {
  log: Logger;
  migrations?: readonly Migration[];
  leaseMs?: number;
}

const LEASE_MS = 30_000;

/**
 * Runs what this database has not had yet, in order; of several servers that start together one does it and the
 * others wait. Throws StartError where the database was made by a newer version.
 */
export async function runMigrations(connection: Connection, options: MigrationOptions): Promise<void> {
  const { log, migrations = allMigrations, leaseMs = LEASE_MS } = options;
  const records = connection.collection<MigrationRecord>('migrations');
  const newest = await newestMigration(connection);
  const known = migrations.at(-1)?.id ?? 0;
  if (newest > known) {
    throw new StartError(
      `The database is of a newer version (migration ${newest}, this version knows ${known}). ` +
        'Start that version, or restore a backup made by this one.',
    );
  }
  const done = new Set((await records.find({ doneAt: { $ne: null } }).toArray()).map((record) => record._id));
  for (const migration of migrations) {
    if (!done.has(migration.id)) await runOnce({ connection, records, leaseMs, log }, migration);
  }
}

/** The number of the newest migration that was begun on this database; 0 where there was none. */
export async function newestMigration(connection: Connection): Promise<number> {
  const records = connection.collection<MigrationRecord>('migrations');
  return (await records.find().sort({ _id: -1 }).limit(1).toArray())[0]?._id ?? 0;
}

interface Runner {
  connection: Connection;
  records: Collection<MigrationRecord>;
  leaseMs: number;
  log: Logger;
}

async function runOnce(runner: Runner, migration: Migration): Promise<void> {
  const { records, leaseMs } = runner;
  while (!(await records.findOne({ _id: migration.id }))?.doneAt) {
    const owner = randomId();
    if (await claim(records, migration, owner, leaseMs)) await runAs(owner, runner, migration);
    else await sleep(Math.min(200, leaseMs / 2));
  }
}

/** Runs it and marks it done, unless the lease was lost meanwhile to a server that now runs it itself. */
async function runAs(owner: string, { connection, records, leaseMs, log }: Runner, migration: Migration): Promise<void> {
  const mine = { _id: migration.id, owner };
  const renewal = setInterval(() => {
    const leaseUntil = new Date(Date.now() + leaseMs);
    records.updateOne(mine, { $set: { leaseUntil } }).catch((error: unknown) => log.warn({ err: error }, 'lease'));
  }, leaseMs / 3);
  try {
    await migration.run(connection);
    await records.updateOne(mine, { $set: { doneAt: new Date() } });
    log.info({ migration: migration.id, name: migration.name }, 'migrated');
  } finally {
    clearInterval(renewal);
  }
}

/** True where this server may run the migration now: nobody has begun it, or whoever did has been silent too long. */
async function claim(
  records: Collection<MigrationRecord>,
  { id, name }: Migration,
  owner: string,
  leaseMs: number,
): Promise<boolean> {
  const leaseUntil = new Date(Date.now() + leaseMs);
  try {
    await records.insertOne({ _id: id, name, owner, leaseUntil, doneAt: null });
    return true;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
  }
  const silent = { _id: id, doneAt: null, leaseUntil: { $lt: new Date() } };
  return (await records.updateOne(silent, { $set: { owner, leaseUntil } })).modifiedCount === 1;
}
