import { mkdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command } from 'commander';
import { exportFolder } from '../../knowledge-base/index.ts';
import { withKnowledgeBase } from './with-knowledge-base.ts';

const HELP = `
A file that says what its article once said is brought up to date. One that was changed
in the folder is left as it is and named, unless --overwrite. Images, categories,
snippets, redirects, synonyms and test questions come along.

Example:
  $ porchlight kb export ./my-articles`;

/** `porchlight kb export DIR`. */
export function kbExportCommand(): Command {
  return new Command('export')
    .description('Write all articles into a folder.')
    .argument('<dir>', 'the folder; made where it is not there')
    .option('--overwrite', 'replace files that differ')
    .addHelpText('after', HELP)
    .action((folder: string, { overwrite = false }: { overwrite?: boolean }) => exportTo(resolve(folder), overwrite));
}

async function exportTo(folder: string, overwrite: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  await withKnowledgeBase(async (parts) => {
    const { written, unchanged, kept } = await exportFolder(parts, await realpath(folder), overwrite);
    for (const path of kept) console.error(`${path}: differs from the knowledge base and was left as it is`);
    console.log(`${written} written, ${unchanged} unchanged, ${kept.length} left as they are.`);
  });
}
