import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { Article } from './article.ts';
import { contentOf } from './article.ts';
import { articlePath, formatArticleFile } from './files/article-file.ts';
import type { SynonymGroup } from './files/synonyms-file.ts';

/** A file of an export; its path is relative to the content folder. */
export interface ExportedFile {
  path: string;
  text: string;
}

/** All articles as the files of a content folder, and the synonyms; reading them again gives the same. */
export function articleFiles(articles: readonly Article[], synonyms: readonly SynonymGroup[]): ExportedFile[] {
  const files = articles.map((article) => ({ path: articlePath(article), text: formatArticleFile(contentOf(article)) }));
  if (synonyms.length > 0) files.push({ path: 'synonyms.yml', text: stringify(synonyms.map((group) => [...group]), { lineWidth: 0 }) });
  return files;
}

/**
 * Writes files into a folder. One that is there with another text is left as it is and named, unless `overwrite` says
 * otherwise: an export must not undo what somebody wrote into the folder.
 */
export async function writeFiles(
  files: readonly ExportedFile[],
  folder: string,
  overwrite: boolean,
): Promise<{ written: number; unchanged: number; lines: string[] }> {
  const report = { written: 0, unchanged: 0, lines: [] as string[] };
  for (const { path, text } of files) {
    const target = join(folder, path);
    const there = await readFile(target, 'utf8').catch(() => null);
    if (there === text) report.unchanged += 1;
    else if (there !== null && !overwrite) report.lines.push(`${path}: differs from the knowledge base and was left as it is`);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
      report.written += 1;
    }
  }
  return report;
}
