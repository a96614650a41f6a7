import { resolve } from 'node:path';
import { Command } from 'commander';
import * as v from 'valibot';
import { systemClock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import type { GoldenBar } from '../../knowledge-base/index.ts';
import { checkArticles, checkGolden } from '../../knowledge-base/index.ts';
import { parseOption } from './parse-option.ts';

const HELP = `
Needs no store and changes nothing: front matter, slugs, links, questions, overdue days.
Then golden.yml is asked, as the bot would answer from these files. One line for each
fault; exit code 1 where there is one.

Examples:
  $ porchlight kb check ./kb-content
  $ porchlight kb check ./kb-content --against ../main/kb-content
  $ porchlight kb check ./kb-content --at-least 70`;

interface CheckOptions {
  golden: boolean;
  against?: string;
  atLeast?: number;
}

const percentSchema = v.pipe(v.string(), v.regex(/^\d{1,3}$/, 'must be a number of per cent'), v.transform(Number), v.maxValue(100, 'must be at most 100'));

/** `porchlight kb check DIR`. */
export function kbCheckCommand(): Command {
  return new Command('check')
    .description('Look a folder of articles over.')
    .argument('<dir>', 'the folder')
    .option('--against <dir>', 'fail where answers are worse than with this folder')
    .option('--at-least <percent>', 'fail where fewer golden questions are right or among the choices', (text) => parseOption(percentSchema, text, '--at-least'))
    .option('--no-golden', 'leave the golden set out')
    .addHelpText('after', HELP)
    .action((folder: string, { golden, against, atLeast }: CheckOptions) =>
      check(resolve(folder), golden ? { against: against === undefined ? undefined : resolve(against), atLeast } : null),
    );
}

async function check(folder: string, bar: GoldenBar | null): Promise<void> {
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const { articles, lines } = await checkArticles(folder, today);
  lines.forEach((line) => console.log(line));
  const golden = bar === null ? { lines: [], faults: [] } : await checkGolden(folder, bar);
  [...golden.lines, ...golden.faults].forEach((line) => console.log(line));
  const faults = lines.length + golden.faults.length;
  if (faults > 0) throw new AppError('invalid_payload', `${faults} ${faults === 1 ? 'fault' : 'faults'} in ${articles} articles.`);
  console.log(`${articles} articles, no faults.`);
}
