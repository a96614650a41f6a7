/** An article as the API shows and takes it. */
import * as v from 'valibot';
import { AUDIENCES } from '../../protocol/articles.ts';
import { localeSchema } from '../../protocol/fields.ts';
import type { Article, ArticleContent } from '../knowledge-base/index.ts';
import { ARTICLE_STATES, articleInputSchema } from '../knowledge-base/index.ts';
import { isoTime, timeSchema } from './fields.ts';

const LANGUAGE = 'The language of the article; `en` unless told.';

/** Which of an article's languages is meant. */
export const localeField = v.optional(v.pipe(localeSchema, v.description(LANGUAGE)), 'en');

const content = {
  slug: v.string(),
  locale: v.string(),
  title: v.string(),
  summary: v.string(),
  body: v.pipe(v.string(), v.description('Markdown.')),
  questions: v.pipe(v.array(v.string()), v.description('What customers ask, in their own words.')),
  category: v.pipe(v.string(), v.description('The slug of its category. Whoever writes may also give its name.')),
  tags: v.array(v.string()),
  audience: v.pipe(v.picklist(AUDIENCES), v.description('Everybody, customers of certain `tiers` who have shown who they are, or colleagues alone.')),
  tiers: v.pipe(v.array(v.string()), v.description('Names of tiers; they count where the audience is `tiers`.')),
  owner: v.nullable(v.string()),
  verifyBy: v.pipe(v.nullable(v.string()), v.description('The day it is to be looked over, `YYYY-MM-DD`.')),
  state: v.picklist(ARTICLE_STATES),
};

/** An article. */
export const articleSchema = v.object({
  id: v.pipe(v.string(), v.description('Its slug; the same in every language.')),
  ...content,
  version: v.pipe(v.number(), v.integer(), v.description('Counts its changes.')),
  updatedAt: timeSchema,
});

/** An article of an export, as an import takes it. */
export const exportedArticleSchema = v.object(content);

/** An article as it is given. */
export const articleFieldsSchema = articleInputSchema;

/** The article for an answer. */
export function showArticle(article: Article): v.InferInput<typeof articleSchema> {
  return { id: article.slug, ...exportArticle(article), version: article.version, updatedAt: isoTime(article.updatedAt) };
}

/** The article for an export. */
export function exportArticle(article: ArticleContent): v.InferInput<typeof exportedArticleSchema> {
  const { slug, locale, title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy, state } = article;
  return { slug, locale, title, summary, body, questions: [...questions], category, tags: [...tags], audience, tiers: [...tiers], owner, verifyBy, state };
}
