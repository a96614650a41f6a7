import { resolve } from 'node:path';
import { Command } from 'commander';
import type { KnowledgeBase } from '../../knowledge-base/index.ts';
import { checkArticles, createKnowledgeBase, importFolder, writeFiles } from '../../knowledge-base/index.ts';
import { systemClock } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { withStore } from './with-store.ts';

const IMPORT_HELP = `
Articles are made or changed by their slug and language; those that the folder does not
name stay. A running server answers from them within seconds.

Example:
  $ porchlight kb import ./kb-content`;
const EXPORT_HELP = `
A file that is there with another text is left as it is and named, unless --overwrite.

Example:
  $ porchlight kb export ./my-articles`;
const CHECK_HELP = `
Needs no store and changes nothing: front matter, slugs, links, questions, overdue days.
One line for each fault; exit code 1 where there is one.

Example:
  $ porchlight kb check ./kb-content`;

/** `porchlight kb …`: articles as Markdown files. */
export function kbCommand(): Command {
  const kb = new Command('kb').description('Import, export and check articles as Markdown files.');
  kb.command('import')
    .description('Bring a folder of articles into the knowledge base.')
    .argument('<dir>', 'the folder')
    .addHelpText('after', IMPORT_HELP)
    .action((folder: string) => withKnowledgeBase((knowledgeBase) => importFrom(knowledgeBase, resolve(folder))));
  kb.command('export')
    .description('Write all articles into a folder.')
    .argument('<dir>', 'the folder; made where it is not there')
    .option('--overwrite', 'replace files that differ')
    .addHelpText('after', EXPORT_HELP)
    .action((folder: string, { overwrite = false }: { overwrite?: boolean }) =>
      withKnowledgeBase((knowledgeBase) => exportTo(knowledgeBase, resolve(folder), overwrite)),
    );
  kb.command('check')
    .description('Look a folder of articles over.')
    .argument('<dir>', 'the folder')
    .addHelpText('after', CHECK_HELP)
    .action((folder: string) => check(resolve(folder)));
  return kb;
}

async function withKnowledgeBase(work: (knowledgeBase: KnowledgeBase) => Promise<void>): Promise<void> {
  await withStore(async ({ store, logger }) => {
    const knowledgeBase = createKnowledgeBase({ store, clock: systemClock, logger });
    // Nobody asks this process, so it need not build an index; the server builds its own.
    await knowledgeBase.close();
    await work(knowledgeBase);
  });
}

async function importFrom(knowledgeBase: KnowledgeBase, folder: string): Promise<void> {
  const { created, updated, unchanged, lines } = await importFolder(folder, knowledgeBase.importArticles);
  lines.forEach((line) => console.error(line));
  if (created + updated + unchanged === 0) throw new AppError('invalid_payload', `No article could be read in ${folder}.`);
  console.log(`${created} created, ${updated} updated, ${unchanged} unchanged.`);
}

async function exportTo(knowledgeBase: KnowledgeBase, folder: string, overwrite: boolean): Promise<void> {
  const { written, unchanged, lines } = await writeFiles(await knowledgeBase.exportFiles(), folder, overwrite);
  lines.forEach((line) => console.error(line));
  console.log(`${written} written, ${unchanged} unchanged, ${lines.length} left as they are.`);
}

async function check(folder: string): Promise<void> {
  const today = new Date(systemClock.now()).toISOString().slice(0, 10);
  const { articles, faults, lines } = await checkArticles(folder, today);
  lines.forEach((line) => console.log(line));
  if (faults > 0) throw new AppError('invalid_payload', `${faults} ${faults === 1 ? 'fault' : 'faults'} in ${articles} articles.`);
  console.log(`${articles} articles, no faults.`);
}
