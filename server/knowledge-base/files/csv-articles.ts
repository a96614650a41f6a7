import { parse } from 'csv-parse/sync';
import type { ForeignFields } from './foreign-article.ts';
import { toMarkdown } from './html-article.ts';

/** What a column may be called, in lower case. */
const COLUMNS: Readonly<Record<keyof ForeignFields, readonly string[]>> = {
  slug: ['slug', 'id', 'key'],
  locale: ['locale', 'language', 'lang'],
  title: ['title', 'name', 'subject', 'question'],
  summary: ['summary', 'description', 'excerpt'],
  body: ['body', 'answer', 'content', 'text', 'article'],
  questions: ['questions', 'example questions', 'phrasings', 'examples', 'utterances'],
  category: ['category', 'section', 'folder', 'topic'],
  tags: ['tags', 'labels', 'keywords'],
  audience: ['audience', 'visibility'],
  tiers: ['tiers', 'tier', 'plans'],
  state: ['state', 'status'],
};
/** Columns without which a table holds no articles. */
const NEEDED = ['title', 'body'] as const;

/** Rows with the line they begin at, or what is wrong with the table. */
export type CsvRead = { ok: true; rows: readonly { line: number; fields: ForeignFields }[] } | { ok: false; message: string };

/**
 * Reads a table with a line of headings; comma, semicolon or tab between values. Several questions or tags stand in one
 * value, on lines of their own or divided by `|` (tags also by commas). A body that is HTML becomes Markdown.
 */
export function readCsvArticles(text: string): CsvRead {
  let records: { info: { lines: number }; record: Record<string, string> }[];
  try {
    records = parse(text, {
      columns: (headings: string[]) => headings.map((heading) => heading.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (cause) {
    return { ok: false, message: `is no table that can be read: ${cause instanceof Error ? cause.message.slice(0, 200) : 'unknown error'}` };
  }
  const headings = Object.keys(records[0]?.record ?? {});
  const missing = NEEDED.filter((field) => !headings.some((heading) => COLUMNS[field].includes(heading)));
  if (missing.length > 0) return { ok: false, message: `needs columns for title and body; there is none for ${missing.join(' and ')} (found: ${headings.join(', ').slice(0, 200) || 'nothing'})` };
  return { ok: true, rows: records.map(({ info, record }) => ({ line: info.lines, fields: fieldsOf(record) })) };
}

function fieldsOf(record: Readonly<Record<string, string>>): ForeignFields {
  const value = (field: keyof ForeignFields): string | undefined => COLUMNS[field].map((name) => record[name]).find((found) => found !== undefined && found !== '');
  const list = (text: string | undefined, between: RegExp) => text?.split(between).map((each) => each.trim()).filter((each) => each !== '');
  const body = value('body') ?? '';
  return {
    slug: value('slug')?.toLowerCase(),
    locale: value('locale'),
    title: value('title'),
    summary: value('summary'),
    body: /<(p|br|div|ul|ol|table|h\d)\b/i.test(body) ? toMarkdown(body) : body,
    questions: list(value('questions'), /\r?\n|\|/),
    category: value('category'),
    tags: list(value('tags'), /\r?\n|[|,;]/),
    audience: value('audience')?.toLowerCase(),
    tiers: list(value('tiers'), /\r?\n|[|,;]/),
    state: value('state')?.toLowerCase(),
  };
}

/** The one of the three that stands most often in the first line. */
function delimiterOf(text: string): string {
  const first = text.slice(0, text.search(/\r?\n|$/));
  return [',', ';', '\t'].reduce((best, each) => (first.split(each).length > first.split(best).length ? each : best));
}
