import { folderEntries } from './folder-entries.ts';
import type { ArticleFolder } from './read-articles.ts';
import { readArticles } from './read-articles.ts';

/** Reads a content folder from disk. Throws only where the folder itself cannot be read. */
export async function readArticleFolder(folder: string): Promise<ArticleFolder> {
  return readArticles(await folderEntries(folder));
}
