import { realpath, stat } from 'node:fs/promises';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { IMPORT_KINDS } from '../../../protocol/imports-contract.ts';
import type { ImportJob, ImportKind, ImportRow } from '../../../protocol/imports-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import { entriesOfFile, folderEntries, folderSource, readIncoming } from '../../knowledge-base/index.ts';
import type { Imports } from '../../knowledge-base/index.ts';
import { withKnowledgeBase } from './with-knowledge-base.ts';

const HELP = `
Compares every article with what is here, by slug and language, and with what both had
last time. What is new or was changed in the folder only comes in; what was changed here
only stays; what was changed on both sides is named, left, and kept for a decision in the
console (Articles, Import and export) or by --theirs and --ours. Articles that the folder
does not name stay. A running server answers from the new texts within seconds.

Examples:
  $ porchlight kb import ./kb-content
  $ porchlight kb import ./kb-content --theirs refund-times --ours payment-methods
  $ porchlight kb import ./old-help-centre --from html --state draft`;

interface ImportOptions {
  from: ImportKind;
  theirs?: string[];
  ours?: string[];
  dryRun?: boolean;
  locale: string;
  state: 'draft' | 'published';
}

/** `porchlight kb import DIR`. */
export function kbImportCommand(): Command {
  return new Command('import')
    .description('Bring articles into the knowledge base.')
    .argument('<path>', 'a folder, a zip file, or a single file')
    .addOption(new Option('--from <kind>', 'what the files are: our own articles, or another help centre').choices(IMPORT_KINDS).default('articles'))
    .option('--theirs <slug...>', 'take the text of the files where both sides changed; "all" for every one')
    .option('--ours <slug...>', 'keep the text that is here; "all" for every one')
    .option('--dry-run', 'only say what would be done')
    .option('--locale <language>', 'language of files that do not say (another help centre)', 'en')
    .addOption(new Option('--state <state>', 'state of articles that do not say (another help centre)').choices(['draft', 'published']).default('draft'))
    .addHelpText('after', HELP)
    .action((path: string, options: ImportOptions) => withKnowledgeBase(({ knowledge, images }) => bring(knowledge.imports, images, resolve(path), options)));
}

async function bring(imports: Imports, images: Parameters<typeof readIncoming>[1], given: string, options: ImportOptions): Promise<void> {
  const path = await realpath(given).catch((error: NodeJS.ErrnoException) => {
    throw new AppError('not_found', `${given} cannot be read (${error.code ?? 'unknown error'}).`);
  });
  const isFolder = (await stat(path)).isDirectory();
  const files = isFolder ? await folderEntries(path) : await entriesOfFile(basename(path), await readFile(path));
  const by = { kind: 'import', id: null, name: 'Import' } as const;
  const defaults = { locale: options.locale, state: options.state };
  const incoming = await readIncoming({ source: folderSource(path), name: basename(path), kind: options.from, files, defaults, by }, images);
  incoming.lines.forEach((line) => console.error(line));
  if (incoming.articles.length === 0) throw new AppError('invalid_payload', `No article could be read in ${given}.`);
  const job = await imports.begin(incoming);
  await decide(imports, job, options);
  if (options.dryRun === true) {
    await tell(imports, job.id, (row) => (row.decision === 'take' ? 'would come in' : null));
    await imports.discard(job.id);
    return;
  }
  const { finished } = await imports.apply(job.id);
  await finished;
  await conclude(imports, job);
}

/** Rows that people decided on the command line, by slug. */
async function decide(imports: Imports, job: ImportJob, { theirs = [], ours = [] }: ImportOptions): Promise<void> {
  const rows = await allRows(imports, job.id);
  const named = (slugs: readonly string[]) => rows.filter(({ slug, state }) => state !== 'same' && (slugs.includes(slug) || (slugs.includes('all') && state === 'conflict'))).map(({ row }) => row);
  for (const [slugs, decision] of [[theirs, 'take'], [ours, 'leave']] as const) {
    const unknown = slugs.filter((slug) => slug !== 'all' && !rows.some((row) => row.slug === slug));
    if (unknown.length > 0) throw new AppError('invalid_payload', `There is no article ${unknown.join(', ')} in these files.`);
    const found = named(slugs);
    for (let from = 0; from < found.length; from += 500) await imports.decide(job.id, found.slice(from, from + 500), decision);
  }
}

async function conclude(imports: Imports, job: ImportJob): Promise<void> {
  await tell(imports, job.id, ({ outcome, state }) => (outcome === 'left' && state === 'newer_here' ? 'was changed here and stays' : null));
  const rows = await allRows(imports, job.id);
  const count = (outcome: ImportRow['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const { undecided, lines } = await imports.read(job.id);
  lines.slice(job.lines.length).forEach((line) => console.error(line));
  await tell(imports, job.id, (row) => (row.decision !== null ? null : row.state === 'removed_here' ? 'was removed here; a decision is needed' : 'was changed on both sides; a decision is needed'));
  const left = count('left');
  console.log(`${count('created')} created, ${count('updated')} updated, ${count('same')} unchanged${left > 0 ? `, ${left} left as they are here` : ''}.`);
  if (undecided === 0) return;
  throw new AppError('conflict', `${undecided} ${undecided === 1 ? 'article waits' : 'articles wait'} for a decision: in the console under Articles, Import and export, or by --theirs or --ours.`);
}

async function tell(imports: Imports, id: string, what: (row: ImportRow) => string | null): Promise<void> {
  for (const row of await allRows(imports, id)) {
    const said = what(row);
    if (said !== null) console.error(`${row.path}: ${said}`);
  }
}

async function allRows(imports: Imports, id: string): Promise<readonly ImportRow[]> {
  const rows: ImportRow[] = [];
  for (;;) {
    const page = await imports.rows(id, { after: rows.at(-1)?.row, limit: 500 });
    rows.push(...page);
    if (page.length < 500) return rows;
  }
}
