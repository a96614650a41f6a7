import { resolve } from 'node:path';
import { Command } from 'commander';
import { systemClock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { checkArticles } from '../../knowledge-base/index.ts';

const HELP = `
Needs no store and changes nothing: front matter, slugs, links, questions, overdue days.
One line for each fault; exit code 1 where there is one.

Example:
  $ porchlight kb check ./kb-content`;

/** `porchlight kb check DIR`. */
export function kbCheckCommand(): Command {
  return new Command('check')
    .description('Look a folder of articles over.')
    .argument('<dir>', 'the folder')
    .addHelpText('after', HELP)
    .action((folder: string) => check(resolve(folder)));
}

async function check(folder: string): Promise<void> {
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const { articles, faults, lines } = await checkArticles(folder, today);
  lines.forEach((line) => console.log(line));
  if (faults > 0) throw new AppError('invalid_payload', `${faults} ${faults === 1 ? 'fault' : 'faults'} in ${articles} articles.`);
  console.log(`${articles} articles, no faults.`);
}
