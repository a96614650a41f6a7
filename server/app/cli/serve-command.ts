import { Command } from 'commander';
import { main } from '../main.ts';

/** `porchlight serve`: the same as `npm start`. */
export function serveCommand(): Command {
  return new Command('serve')
    .description('Run the server until Ctrl-C. The data folder is its own while it runs.')
    .addHelpText('after', '\nExamples:\n  $ porchlight serve\n  $ PORT=8080 DATA_DIR=/var/lib/porchlight porchlight serve')
    .action(() => main([]));
}
