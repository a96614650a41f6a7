/** An article as a file: `<locale>/<category>/<slug>.md`, front matter on top, Markdown below. */
import { posix } from 'node:path';
import * as v from 'valibot';
import { stringify } from 'yaml';
import type { ArticleContent } from '../article.ts';
import { articleFields, issueLines } from '../../../protocol/article-fields.ts';
import { readFrontMatter } from './front-matter.ts';

/** One thing that is wrong with a file. Its line reads `en/orders/x.md: title is missing`. */
export interface FileIssue {
  path: string;
  message: string;
}

/** An article with the path it was read from. */
export interface ArticleFile {
  path: string;
  article: ArticleContent;
}

/** An issue as a line for people. */
export const issueLine = ({ path, message }: FileIssue): string => `${path}: ${message}`;

/**
 * What a file may leave out, and what then holds. A missing audience is public, as in a folder brought from another
 * help centre; a misspelled one is refused, so that a slip cannot show to everybody what is for agents or tiers.
 */
const fileSchema = v.object({
  ...articleFields,
  summary: v.optional(articleFields.summary, ''),
  questions: v.optional(articleFields.questions, []),
  category: v.optional(articleFields.category, 'General'),
  tags: v.optional(articleFields.tags, []),
  audience: v.optional(articleFields.audience, 'public'),
  tiers: v.optional(articleFields.tiers, []),
  owner: v.optional(articleFields.owner, null),
  verifyBy: v.optional(articleFields.verifyBy, null),
  state: v.optional(articleFields.state, 'published'),
});

/**
 * Reads one file. `path` is relative to the content folder, with forward slashes: its name gives the slug and, where
 * front matter does not, its first folder the locale. Answers the article or one issue for each thing that is wrong.
 */
export function parseArticleFile(path: string, text: string): { ok: true; file: ArticleFile } | { ok: false; issues: FileIssue[] } {
  const refuse = (messages: readonly string[]) => ({ ok: false as const, issues: messages.map((message) => ({ path, message })) });
  const front = readFrontMatter(text);
  if (!front.ok) return refuse([front.issue]);
  const folder = path.includes('/') ? (path.split('/')[0] ?? '') : '';
  const named = { locale: folder === '' ? undefined : folder, ...front.data };
  const parsed = v.safeParse(fileSchema, { ...named, slug: posix.basename(path, '.md'), body: front.body });
  if (!parsed.success) return refuse(issueLines(parsed.issues));
  return { ok: true, file: { path, article: parsed.output } };
}

/** Where an article lies in a content folder: `en/product-care/care-tent.md`. */
export function articlePath({ locale, category, slug }: Pick<ArticleContent, 'locale' | 'category' | 'slug'>): string {
  const folder = category.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${locale}/${folder || 'general'}/${slug}.md`;
}

/** An article as the text of its file; reading it again gives the same article. */
export function formatArticleFile(article: ArticleContent): string {
  const { slug: _slug, body, state, ...rest } = article;
  const front = { ...rest, state: state.replace('_', ' ') };
  const kept = Object.fromEntries(Object.entries(front).filter(([key, value]) => value !== null && (key !== 'tiers' || article.tiers.length > 0)));
  return `---\n${stringify(kept, { schema: 'core', lineWidth: 0 })}---\n${body}\n`;
}
