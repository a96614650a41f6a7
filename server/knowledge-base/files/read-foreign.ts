import { posix } from 'node:path';
import { IMPORT_MAX } from '../../../protocol/article-limits.ts';
import type { ImportKind } from '../../../protocol/imports-contract.ts';
import type { ArticleFile, FileIssue } from './article-file.ts';
import { readCsvArticles } from './csv-articles.ts';
import type { Entries, Entry } from './entries.ts';
import { entryText } from './entries.ts';
import type { ForeignDefaults, ForeignFields } from './foreign-article.ts';
import { foreignArticle } from './foreign-article.ts';
import { NO_EXTRAS } from './folder-extras.ts';
import { readFrontMatter } from './front-matter.ts';
import { readHtmlArticle } from './html-article.ts';
import type { ArticleFolder } from './read-articles.ts';
import { relinked } from './relink.ts';

/** A file or row, before it is an article. */
interface Found {
  path: string;
  fields: ForeignFields;
}

const FILES: Readonly<Record<Exclude<ImportKind, 'articles'>, RegExp>> = { markdown: /\.(md|markdown)$/i, html: /\.html?$/i, csv: /\.csv$/i };

/** Reads files of another help centre. What cannot be read is named, the rest is usable; links between files become links between articles. */
export function readForeign(kind: Exclude<ImportKind, 'articles'>, { entries, issues: unread }: Entries, defaults: ForeignDefaults): ArticleFolder {
  const issues: FileIssue[] = [...unread];
  const found = entries.filter(({ path }) => FILES[kind].test(path)).flatMap((entry) => foundIn(kind, entry, issues));
  if (found.length === 0 && issues.length === 0) issues.push({ path: '.', message: `holds no ${kind === 'csv' ? 'table' : `${kind === 'html' ? 'HTML' : 'Markdown'} files`}` });
  if (found.length > IMPORT_MAX) issues.push({ path: '.', message: `more than ${IMPORT_MAX} articles; the rest is left out` });
  const files: ArticleFile[] = [];
  const taken = new Set<string>();
  for (const { path, fields } of found.slice(0, IMPORT_MAX)) {
    const read = foreignArticle(path, fields, defaults);
    if (!read.ok) {
      issues.push(...read.issues);
      continue;
    }
    const { article } = read.file;
    // Two pages with the same title are two articles.
    const slug = freeSlug(article.slug, (each) => taken.has(`${article.locale}/${each}`));
    taken.add(`${article.locale}/${slug}`);
    files.push({ path, article: { ...article, slug } });
  }
  return { files: relinked(files), synonyms: [], extras: NO_EXTRAS, issues };
}

function foundIn(kind: Exclude<ImportKind, 'articles'>, { path, bytes }: Entry, issues: FileIssue[]): Found[] {
  const read = entryText(bytes);
  if (read === null) {
    issues.push({ path, message: 'is no text' });
    return [];
  }
  if (read.isGuess) issues.push({ path, message: 'is no UTF-8 and was read as Windows-1252: look for odd letters' });
  if (kind === 'html') return [{ path, fields: readHtmlArticle(read.text) }];
  if (kind === 'markdown') return [{ path, fields: readMarkdown(path, read.text) }];
  const table = readCsvArticles(read.text);
  if (table.ok) return table.rows.map(({ line, fields }) => ({ path: `${path}:${line}`, fields }));
  issues.push({ path, message: table.message });
  return [];
}

/** Markdown, with front matter or without: the first heading of the first level is the title, else the file's name. */
function readMarkdown(path: string, text: string): ForeignFields {
  const front = readFrontMatter(text);
  const body = (front.ok ? front.body : text.replace(/^\uFEFF/, '')).trim();
  const heading = /^#[ \t]+(.+?)[ \t]*#*[ \t]*$/m.exec(body);
  const data: Readonly<Record<string, unknown>> = front.ok ? front.data : {};
  const name = posix.basename(path).replace(/\.(md|markdown)$/i, '').replace(/[-_]+/g, ' ');
  const title = typeof data['title'] === 'string' ? data['title'] : (heading?.[1] ?? name);
  const rest = heading !== null && heading[1] === title ? `${body.slice(0, heading.index)}${body.slice(heading.index + heading[0].length)}`.trim() : body;
  const { slug, locale, summary, description, questions, category, tags, audience, tiers, state } = data;
  return { slug, locale, title, summary: summary ?? description, body: rest, questions, category, tags, audience, tiers, state };
}

function freeSlug(wanted: string, isTaken: (slug: string) => boolean): string {
  let slug = wanted;
  for (let number = 2; isTaken(slug); number += 1) slug = `${wanted}-${number}`;
  return slug;
}
