import { posix } from 'node:path';
import { markdownLinks } from './markdown/markdown.ts';
import { foldedWords } from './engine/words.ts';
import type { ArticleFile, FileIssue } from './files/article-file.ts';
import { issueLine } from './files/article-file.ts';
import { decoded } from './files/relink.ts';
import { readArticleFolder } from './files/article-folder.ts';

/** What `porchlight kb check` says of a folder. `faults` is how many lines there are; 0 is a clean folder. */
export interface FolderCheck {
  articles: number;
  faults: number;
  lines: readonly string[];
}

/**
 * Looks a content folder over, without a store: files that cannot be read, doubled slugs, dead links between articles,
 * the same question in two articles, missing questions, and articles whose day of verification is over at `today`
 * (`YYYY-MM-DD`). Throws only where the folder itself cannot be read.
 */
export async function checkArticles(folder: string, today: string): Promise<FolderCheck> {
  const { files, issues } = await readArticleFolder(folder);
  const found = [...issues, ...deadLinks(files), ...sharedQuestions(files), ...files.flatMap((file) => loose(file, today))];
  const lines = found.map(issueLine).sort();
  return { articles: files.length, faults: lines.length, lines };
}

function deadLinks(files: readonly ArticleFile[]): FileIssue[] {
  // As readers follow links: by the name alone, since an article keeps its slug when it moves to another category.
  const there = new Set(files.map(({ article }) => article.slug));
  return files.flatMap(({ path, article }) =>
    markdownLinks(article.body)
      .filter((href) => !/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(href))
      .filter((href) => !there.has(posix.basename(decoded(href.replace(/[?#].*$/s, '')), '.md')))
      .map((href) => ({ path, message: `links to ${href}, which is no article` })),
  );
}

/** A question in two articles makes the bot guess. Case, accents and punctuation do not tell questions apart. */
function sharedQuestions(files: readonly ArticleFile[]): FileIssue[] {
  const first = new Map<string, string>();
  const issues: FileIssue[] = [];
  for (const { path, article } of files) {
    const own = new Map(article.questions.map((question) => [`${article.locale} ${foldedWords(question).join(' ')}`, question]));
    for (const [folded, question] of own) {
      const other = first.get(folded);
      if (other === undefined) first.set(folded, path);
      else issues.push({ path, message: `question “${question}” is also in ${other}` });
    }
  }
  return issues;
}

function loose({ path, article }: ArticleFile, today: string): FileIssue[] {
  const messages: string[] = [];
  if (article.questions.length === 0) messages.push('has no example questions');
  if (article.body === '') messages.push('has no text');
  if (article.audience === 'tiers' && article.tiers.length === 0) messages.push('is for tiers and names none, so that only agents read it');
  if (article.state === 'published' && article.verifyBy !== null && article.verifyBy < today) messages.push(`was to be verified by ${article.verifyBy}`);
  return messages.map((message) => ({ path, message }));
}
