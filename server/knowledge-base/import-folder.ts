import { basename } from 'node:path';
import type { Change } from './article.ts';
import type { ImportReport, ImportRequest } from './import-articles.ts';
import { issueLine } from './files/article-file.ts';
import { readArticleFolder } from './files/article-folder.ts';
import type { SynonymGroup } from './files/synonyms-file.ts';

/** What an import of a folder did, with a line for each fault. */
export interface FolderReport extends Omit<ImportReport, 'refused'> {
  lines: readonly string[];
}

/**
 * Brings a folder of Markdown into the knowledge base, articles and synonyms. Articles that the folder does not name
 * stay. Throws only where the folder itself cannot be read.
 */
export async function importFolder(
  folder: string,
  importAll: (request: ImportRequest, synonyms: readonly SynonymGroup[] | undefined, change: Change) => Promise<ImportReport>,
): Promise<FolderReport> {
  const { files, synonyms, issues } = await readArticleFolder(folder);
  const change: Change = { by: { kind: 'import', id: null, name: 'Import' }, why: `Import of ${basename(folder)}.` };
  const request = { articles: files.map(({ article }) => article), publish: false };
  const { refused, ...counts } = await importAll(request, synonyms.length > 0 ? synonyms : undefined, change);
  const lines = refused.map(({ index, message }) => issueLine({ path: files[index]?.path ?? '.', message }));
  return { ...counts, lines: [...issues.map(issueLine), ...lines] };
}
