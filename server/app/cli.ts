/** The command line: `porchlight <command>`. Results go to standard output, everything else to standard error. */
import { Command, CommanderError } from 'commander';
import { AppError, StartError } from '../kernel/errors.ts';
import { translateStoreError } from '../storage/store-errors.ts';
import { backupCommand } from './cli/backup-command.ts';
import { doctorCommand } from './cli/doctor-command.ts';
import { inboxCommand } from './cli/inbox-command.ts';
import { kbCommand } from './cli/kb-command.ts';
import { restoreCommand } from './cli/restore-command.ts';
import { serveCommand } from './cli/serve-command.ts';
import { tokenCommand } from './cli/token-command.ts';
import { userCommand } from './cli/user-command.ts';
import { projectVersion } from './project.ts';

const EXAMPLES = `
Examples:
  $ porchlight serve
  $ porchlight user add --name "Grace Hopper" --email grace@example.com --role agent
  $ porchlight token create --name Import --user grace@example.com --scope conversations:read
  $ porchlight kb check ./kb-content
  $ porchlight doctor

Settings come from the environment, see docs/configuration.md; DATA_DIR and MONGODB_URI
say which installation a command works on. It may run beside the server.`;

/** Runs one command. Sets the exit code: 0, or 1 after a sentence on standard error. */
export async function cli(argv: readonly string[]): Promise<void> {
  const program = new Command('porchlight')
    .description('Live chat for websites, with a bot and a service desk around it.')
    .version(projectVersion())
    .addHelpText('after', EXAMPLES)
    .showHelpAfterError('(--help tells how)')
    .exitOverride();
  const commands = [
    serveCommand(), kbCommand(), userCommand(), tokenCommand(), inboxCommand(), backupCommand(), restoreCommand(), doctorCommand(),
  ];
  for (const command of commands) program.addCommand(inheriting(command, program));
  try {
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    process.exitCode = exitCodeOf(translateStoreError(error));
  }
}

/** Commands made apart from their program do not take its settings by themselves. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const child of command.commands) inheriting(child, command);
  return command;
}

/** Says what went wrong, unless that has been said, and answers the exit code. */
function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode;
  // Anything but a refusal or a file that cannot be had is a bug, which is reported with its place.
  const isPlain = error instanceof AppError || error instanceof StartError || isFileError(error);
  console.error(isPlain ? error.message : error);
  return 1;
}

function isFileError(error: unknown): error is Error {
  const codes = ['ENOENT', 'EACCES', 'EPERM', 'ENOTDIR', 'EISDIR', 'EEXIST', 'ENOSPC', 'EROFS'];
  return error instanceof Error && codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
