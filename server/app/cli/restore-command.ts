import { resolve } from 'node:path';
import { Command } from 'commander';
import { createLogger } from '../../kernel/log.ts';
import { checkBackup } from '../../storage/backup/read-backup.ts';
import { restoreBackup } from '../../storage/backup/restore-backup.ts';
import { allMigrations } from '../../storage/migrations/all-migrations.ts';
import { openStore } from '../../storage/open-store.ts';
import { backupPlan } from '../backup-plan.ts';
import { readConfig } from '../config.ts';
import { ALL_INDEXES, prepareStore } from '../prepare-store.ts';
import { contents } from './backup-command.ts';
import { storeOptions } from './with-store.ts';

const HELP = `
The server must be stopped. The file is read to its end and checked before anything is
written. Should the restore be ended in the middle, the server refuses to start until one
has finished. Everybody signs in again.

Examples:
  $ DATA_DIR=./data-new porchlight restore /backups/porchlight-2026-03-31.gz
  $ MONGODB_URI=mongodb://db.example.com/porchlight porchlight restore backup.gz
  $ porchlight restore backup.gz --replace`;

/** `porchlight restore FILE`. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('Load a backup into an empty database, or in place of what is there.')
    .argument('<file>', 'a file made by porchlight backup')
    .option('--replace', 'delete what is there')
    .addHelpText('after', HELP)
    .action((file: string, { replace = false }: { replace?: boolean }) => restore(resolve(file), replace));
}

async function restore(file: string, replace: boolean): Promise<void> {
  const config = readConfig();
  const log = createLogger(config.logLevel);
  const progress = (line: string): void => console.error(line);
  const header = await checkBackup(file, allMigrations.at(-1)?.id ?? 0, progress);
  const store = await openStore(storeOptions(config, log));
  try {
    await restoreBackup(store, { file, header, plan: backupPlan, indexes: ALL_INDEXES, replace, log, progress });
    await prepareStore(store, log);
  } finally {
    await store.close();
  }
  console.log(`Restored ${contents(header)}, saved at ${header.createdAt}.`);
}
