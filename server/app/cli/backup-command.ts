import { resolve } from 'node:path';
import { Command } from 'commander';
import type { BackupHeader } from '../../storage/backup/backup-format.ts';
import { writeBackup } from '../../storage/backup/write-backup.ts';
import { backupPlan } from '../backup-plan.ts';
import { withStore } from './with-store.ts';

const HELP = `
The file holds everything but sessions: conversations, surveys, articles, people with the
hashes of their passwords. Keep it as safe as the database. It may be made while the
server runs, and restored into another kind of store.

Example:
  $ porchlight backup /backups/porchlight-$(date +%F).gz`;

/** `porchlight backup FILE`. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('Save the database in one compressed file.')
    .argument('<file>', 'where to; a file that is there is replaced')
    .addHelpText('after', HELP)
    .action((file: string) =>
      withStore(async ({ store }) => {
        const header = await writeBackup(store.connection, resolve(file), backupPlan, (line) => console.error(line));
        console.log(`Saved ${contents(header)} in ${file}.`);
      }),
    );
}

/** What a backup holds, in words. */
export function contents({ collections }: BackupHeader): string {
  const documents = collections.reduce((sum, { count }) => sum + count, 0);
  return `${documents.toLocaleString('en')} documents of ${collections.length} collections`;
}
