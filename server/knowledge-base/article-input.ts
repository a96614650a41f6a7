import * as v from 'valibot';
import type { Article, ArticleContent } from './article.ts';
import { contentOf } from './article.ts';
import { articleFields, issueLines } from '../../protocol/article-fields.ts';

/**
 * An article as an API gives it. What is left out keeps its value in an article that exists, so that an import without
 * `audience` never shows to all customers what is for agents or tiers; a new one gets the defaults of `NEW_ARTICLE`.
 */
export const articleInputSchema = v.object({
  slug: articleFields.slug,
  locale: v.optional(articleFields.locale, 'en'),
  ...v.partial(
    v.object({
      title: articleFields.title,
      summary: articleFields.summary,
      body: articleFields.body,
      questions: articleFields.questions,
      category: articleFields.category,
      tags: articleFields.tags,
      audience: articleFields.audience,
      tiers: articleFields.tiers,
      owner: articleFields.owner,
      verifyBy: articleFields.verifyBy,
      state: articleFields.state,
    }),
  ).entries,
});

/** An article as an API gives it, parsed. */
export type ArticleInput = v.InferOutput<typeof articleInputSchema>;

type Given = Pick<ArticleContent, 'slug' | 'locale'> & Partial<ArticleContent>;

const NEW_ARTICLE: Omit<ArticleContent, 'slug' | 'locale' | 'title'> = {
  summary: '',
  body: '',
  questions: [],
  category: 'General',
  tags: [],
  audience: 'public',
  tiers: [],
  owner: null,
  verifyBy: null,
  state: 'draft',
};

/** The content after an input is laid over what exists; null where a new article has no title. */
export function mergeInput(input: ArticleInput, existing: Article): ArticleContent;
export function mergeInput(input: ArticleInput, existing: Article | null): ArticleContent | null;
export function mergeInput(input: ArticleInput, existing: Article | null): ArticleContent | null {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as unknown as Given;
  if (existing === null) return given.title === undefined ? null : { ...NEW_ARTICLE, ...given, title: given.title };
  return { ...contentOf(existing), ...given };
}

/** Parses one article of an import: the input, or what is wrong with it, one line each. */
export function parseArticleInput(input: unknown): { ok: true; input: ArticleInput } | { ok: false; lines: string[] } {
  const parsed = v.safeParse(articleInputSchema, input);
  return parsed.success ? { ok: true, input: parsed.output } : { ok: false, lines: issueLines(parsed.issues) };
}
