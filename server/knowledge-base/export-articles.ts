import type { Article } from './article.ts';
import { contentOf } from './article.ts';
import { articlePath, formatArticleFile } from './files/article-file.ts';

/** A file of an export; its path is relative to the content folder. */
export interface ExportedFile {
  path: string;
  text: string;
}

/** All articles as the files of a content folder; reading them again gives the same. */
export function articleFiles(articles: readonly Article[]): ExportedFile[] {
  return articles.map((article) => ({ path: articlePath(article), text: formatArticleFile(contentOf(article)) }));
}
