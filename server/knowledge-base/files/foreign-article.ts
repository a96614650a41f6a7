/**
 * Articles of another help centre: files of Markdown or HTML, or the rows of a table. They know neither our front matter
 * nor our slugs; what can be found out is, and the rest gets a default that an editor can see.
 */
import { posix } from 'node:path';
import * as v from 'valibot';
import { articleFields, issueLines } from '../../../protocol/article-fields.ts';
import type { ArticleState } from '../../../protocol/articles.ts';
import { slugOf } from '../slug-of.ts';
import type { ArticleFile, FileIssue } from './article-file.ts';

/** What holds for all articles of an import that do not say otherwise themselves. */
export interface ForeignDefaults {
  locale: string;
  state: Extract<ArticleState, 'draft' | 'published'>;
}

/** What was found in a file or row, as it stands there. */
export interface ForeignFields {
  slug?: unknown;
  locale?: unknown;
  title?: unknown;
  summary?: unknown;
  body: string;
  questions?: unknown;
  category?: unknown;
  tags?: unknown;
  audience?: unknown;
  tiers?: unknown;
  state?: unknown;
}

const schema = v.object({
  slug: articleFields.slug,
  locale: articleFields.locale,
  title: articleFields.title,
  summary: v.optional(articleFields.summary, ''),
  body: articleFields.body,
  questions: v.optional(articleFields.questions, []),
  category: v.optional(articleFields.category, 'General'),
  tags: v.optional(articleFields.tags, []),
  audience: v.optional(articleFields.audience, 'public'),
  tiers: v.optional(articleFields.tiers, []),
  state: articleFields.state,
});

/** The article of what was found; without a slug it gets one from its title, without a category that of its folder. */
export function foreignArticle(path: string, found: ForeignFields, defaults: ForeignDefaults): { ok: true; file: ArticleFile } | { ok: false; issues: FileIssue[] } {
  const title = typeof found.title === 'string' ? found.title : '';
  const given = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ''));
  const folder = posix.basename(posix.dirname(path));
  const parsed = v.safeParse(schema, {
    locale: defaults.locale,
    state: defaults.state,
    slug: slugOf(title),
    ...(folder !== '.' && folder !== '' && { category: words(folder) }),
    ...given,
    body: found.body,
  });
  if (!parsed.success) return { ok: false, issues: issueLines(parsed.issues).map((message) => ({ path, message })) };
  return { ok: true, file: { path, article: { ...parsed.output, owner: null, verifyBy: null } } };
}

/** The name of a folder as people would write it: `getting-started` is "Getting started". */
function words(folder: string): string {
  const plain = folder.replace(/[-_]+/g, ' ').trim();
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
