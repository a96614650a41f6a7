import { Command } from 'commander';
import type { Inboxes, InboxSetOptions } from '../../inboxes/index.ts';
import { createInboxes, createInboxStore, reportInboxes, setInbox } from '../../inboxes/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { collect } from './parse-option.ts';
import { withStore } from './with-store.ts';

const SET_HELP = `
Only what is given changes. --origin replaces the whole list; --origin "" allows no other site.
A running server sees the change within five seconds.

Examples:
  $ porchlight inbox set main --origin https://shop.example.com --origin https://www.example.com
  $ porchlight inbox set main --name "Harbour & Pine" --color "#1f5c4d" --greeting "How can we help?"`;

/** `porchlight inbox …`: the entrances of websites. */
export function inboxCommand(): Command {
  const inbox = new Command('inbox').description('List and change the inboxes that websites embed.');
  inbox
    .command('list')
    .description('List the inboxes with the origins that may embed them.')
    .addHelpText('after', '\nExample:\n  $ porchlight inbox list')
    .action(() => withInboxes(reportInboxes));
  inbox
    .command('set')
    .description('Change an inbox.')
    .argument('<key>', 'its key, as the snippet has it')
    .option('--origin <origin>', 'a website that may embed it; may be given again', collect)
    .option('--color <color>', 'such as #1d4ed8')
    .option('--name <name>', 'the company’s name')
    .option('--greeting <text>', 'what the widget says first')
    .addHelpText('after', SET_HELP)
    .action((key: string, options: InboxSetOptions) => withInboxes((inboxes) => setInbox(inboxes, key, options)));
  return inbox;
}

async function withInboxes(report: (inboxes: Inboxes) => Promise<string>): Promise<void> {
  await withStore(async ({ store }) => {
    const inboxes = createInboxes(createInboxStore(store), systemClock);
    // So that an installation can be set up before its first start.
    await inboxes.ensureDefault();
    console.log(await report(inboxes));
  });
}
