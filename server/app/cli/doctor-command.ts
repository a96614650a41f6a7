import { Command } from 'commander';
import { StartError } from '../../kernel/errors.ts';
import { createLogger } from '../../kernel/log.ts';
import { connectStore } from '../../storage/connect-store.ts';
import type { Config } from '../config.ts';
import { readConfig } from '../config.ts';
import { checkMail } from './check-mail.ts';
import { checkServer } from './check-server.ts';
import { checkStore } from './check-store.ts';
import type { Finding } from './finding.ts';
import { failed } from './finding.ts';
import { storeOptions } from './with-store.ts';

const HELP = `
Changes nothing. A line for each thing looked at: ok, warn (look after it), fail.
Exit code 1 where something fails.

Example:
  $ porchlight doctor`;

/** `porchlight doctor`. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Look over settings, store, indexes, disk, articles, mail and the running server.')
    .addHelpText('after', HELP)
    .action(async () => {
      let failures = 0;
      const show = ({ state, what, text }: Finding): void => {
        console.log(`${state.padEnd(4)}  ${what.padEnd(10)}  ${text}`);
        if (state === 'fail') failures += 1;
      };
      const config = readConfig();
      show({ state: 'ok', what: 'settings', text: `can be read; data in ${config.dataDir}` });
      show(await checkServer(config));
      show(await checkMail(config));
      await lookAtStore(config, show);
      if (failures > 0) throw new StartError(`${failures} ${failures === 1 ? 'thing fails' : 'things fail'}.`);
    });
}

async function lookAtStore(config: Config, show: (finding: Finding) => void): Promise<void> {
  const log = createLogger(config.logLevel);
  try {
    const store = await connectStore(storeOptions(config, log));
    try {
      await checkStore(store, config, log, show);
    } finally {
      await store.close();
    }
  } catch (error) {
    show(failed('store', error));
  }
}
