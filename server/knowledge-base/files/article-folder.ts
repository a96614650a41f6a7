import type { Dirent } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FILE_MAX_BYTES, IMPORT_MAX } from '../../../protocol/article-limits.ts';
import type { ArticleFile, FileIssue } from './article-file.ts';
import { parseArticleFile } from './article-file.ts';
import type { SynonymGroup } from './synonyms-file.ts';
import { parseSynonyms } from './synonyms-file.ts';

/** What a content folder holds. What is wrong is named in `issues`; the rest is usable. */
export interface ArticleFolder {
  files: readonly ArticleFile[];
  synonyms: readonly SynonymGroup[];
  issues: readonly FileIssue[];
}

/** How deep folders are followed, so that a link in a circle ends. */
const DEPTH_MAX = 6;

/** Reads every `*.md` below `folder` but README.md, and `synonyms.yml`. Throws only where the folder itself cannot be read. */
export async function readArticleFolder(folder: string): Promise<ArticleFolder> {
  const paths = await markdownPaths(folder, '', 0);
  const files: ArticleFile[] = [];
  const issues: FileIssue[] = [];
  if (paths.length > IMPORT_MAX) issues.push({ path: '.', message: `more than ${IMPORT_MAX} articles; the rest is left out` });
  const seen = new Map<string, string>();
  for (const path of paths.slice(0, IMPORT_MAX)) {
    const text = await readText(join(folder, path));
    const parsed = text.ok ? parseArticleFile(path, text.text) : { ok: false as const, issues: [{ path, message: text.issue }] };
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
  const synonyms = await readSynonyms(folder);
  return { files, synonyms: synonyms.groups, issues: [...issues, ...synonyms.issues] };
}

async function markdownPaths(folder: string, below: string, depth: number): Promise<string[]> {
  if (depth > DEPTH_MAX) return [];
  const entries: Dirent[] = await readdir(join(folder, below), { withFileTypes: true });
  const paths: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) paths.push(...(await markdownPaths(folder, path, depth + 1)));
    else if (entry.isFile() && entry.name.endsWith('.md') && entry.name.toLowerCase() !== 'readme.md') paths.push(path);
  }
  return paths;
}

async function readText(path: string): Promise<{ ok: true; text: string } | { ok: false; issue: string }> {
  try {
    if ((await stat(path)).size > FILE_MAX_BYTES) return { ok: false, issue: `must be at most ${FILE_MAX_BYTES} bytes` };
    return { ok: true, text: await readFile(path, 'utf8') };
  } catch (cause) {
    return { ok: false, issue: `cannot be read (${(cause as NodeJS.ErrnoException).code ?? 'unknown error'})` };
  }
}

async function readSynonyms(folder: string): Promise<{ groups: readonly SynonymGroup[]; issues: FileIssue[] }> {
  const path = 'synonyms.yml';
  const text = await readText(join(folder, path));
  if (!text.ok) return { groups: [], issues: text.issue.includes('ENOENT') ? [] : [{ path, message: text.issue }] };
  const { groups, issues } = parseSynonyms(text.text);
  return { groups, issues: issues.map((message) => ({ path, message })) };
}
