import { Command } from 'commander';
import { kbCheckCommand } from './kb-check.ts';
import { kbExportCommand } from './kb-export.ts';
import { kbImportCommand } from './kb-import.ts';

/** `porchlight kb …`: articles as files. */
export function kbCommand(): Command {
  return new Command('kb')
    .description('Import, export and check articles as files.')
    .addCommand(kbImportCommand())
    .addCommand(kbExportCommand())
    .addCommand(kbCheckCommand());
}
