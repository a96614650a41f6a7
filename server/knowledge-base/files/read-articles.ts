import { IMPORT_MAX } from '../../../protocol/article-limits.ts';
import type { ArticleFile, FileIssue } from './article-file.ts';
import { parseArticleFile } from './article-file.ts';
import type { Entries } from './entries.ts';
import { entryText } from './entries.ts';
import type { FolderExtras } from './folder-extras.ts';
import { readExtras } from './folder-extras.ts';
import type { SynonymGroup } from './synonyms-file.ts';

/** What a content folder holds. What is wrong is named in `issues`; the rest is usable. */
export interface ArticleFolder {
  files: readonly ArticleFile[];
  synonyms: readonly SynonymGroup[];
  /** Everything that is no article, synonyms among it. */
  extras: FolderExtras;
  issues: readonly FileIssue[];
}

/** Reads every `*.md` but README.md and snippets as an article, and what lies beside the articles. Never throws. */
export function readArticles({ entries, issues: unread }: Entries): ArticleFolder {
  const files: ArticleFile[] = [];
  const issues: FileIssue[] = [...unread];
  const markdown = entries.filter(({ path }) => path.endsWith('.md') && !/(^|\/)readme\.md$/i.test(path) && !path.startsWith('snippets/'));
  if (markdown.length > IMPORT_MAX) issues.push({ path: '.', message: `more than ${IMPORT_MAX} articles; the rest is left out` });
  const seen = new Map<string, string>();
  for (const { path, bytes } of markdown.slice(0, IMPORT_MAX)) {
    const read = entryText(bytes);
    const parsed = read === null ? { ok: false as const, issues: [{ path, message: 'is no text' }] } : parseArticleFile(path, read.text);
    if (!parsed.ok) {
      issues.push(...parsed.issues);
      continue;
    }
    const { slug, locale } = parsed.file.article;
    const first = seen.get(`${locale}/${slug}`);
    if (first !== undefined) {
      issues.push({ path, message: `slug ${slug} is used twice; ${first} is kept` });
      continue;
    }
    seen.set(`${locale}/${slug}`, path);
    files.push(parsed.file);
  }
  const beside = readExtras(entries);
  return { files, extras: beside.extras, synonyms: beside.extras.synonyms, issues: [...issues, ...beside.issues] };
}
