import * as v from 'valibot';
import { localeSchema, slugSchema } from '../../protocol/fields.ts';
import { PAGE_MAX } from '../../protocol/limits.ts';
import type { Article, ArticleKey, KnowledgeBase } from '../knowledge-base/index.ts';
import { ARTICLE_STATES } from '../knowledge-base/index.ts';
import { AppError } from '../kernel/errors.ts';
import { foreignCursor } from '../kernel/time-cursor.ts';
import { articleSchema, exportArticle, exportedArticleSchema, localeField, showArticle } from './article-shape.ts';
import { cursorField, listOf, pageLimit } from './fields.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

const LIMIT_USUAL = 50;
/** Articles read at once for an export. */
const EXPORT_PAGE = 500;

/** A slug in a path. What cannot be one is not refused for its form: there is no such article. */
export const articleIdField = v.pipe(v.string(), v.maxLength(200), v.description('The slug of the article.'));

/** Lists of articles, one of them, all of them. */
export function articleReads(articles: Pick<KnowledgeBase, 'get' | 'list'>): readonly Operation[] {
  return [
    operation({
      id: 'listArticles',
      method: 'get',
      path: '/articles',
      tag: 'Articles',
      summary: 'List articles by their slug, drafts and those for agents included.',
      scopes: ['articles:read'],
      input: v.object({
        state: v.optional(v.pipe(v.picklist(ARTICLE_STATES), v.description('Only those in this state.'))),
        locale: v.optional(v.pipe(localeSchema, v.description('Only those in this language.'))),
        cursor: cursorField,
        limit: pageLimit(PAGE_MAX, LIMIT_USUAL),
      }),
      answer: listOf(articleSchema),
      async run({ state, locale, cursor, limit = LIMIT_USUAL }) {
        const after = cursor === undefined ? undefined : keyOf(cursor);
        // One more than wanted tells whether anything is left.
        const found = await articles.list({ state, locale, after, limit: limit + 1 });
        const data = found.slice(0, limit);
        const last = data.at(-1);
        return { data: data.map(showArticle), next: last === undefined || found.length <= limit ? null : `${last.slug}~${last.locale}` };
      },
    }),
    operation({
      id: 'exportArticles',
      method: 'get',
      path: '/articles/export',
      tag: 'Articles',
      summary: 'Read all articles at once, as an import takes them.',
      scopes: ['articles:read'],
      input: v.object({}),
      answer: v.object({ articles: v.array(exportedArticleSchema) }),
      run: async () => ({ articles: (await all(articles)).map(exportArticle) }),
    }),
    operation({
      id: 'readArticle',
      method: 'get',
      path: '/articles/:id',
      tag: 'Articles',
      summary: 'Read one article.',
      scopes: ['articles:read'],
      input: v.object({ id: articleIdField, locale: localeField }),
      answer: articleSchema,
      refusals: ['not_found'],
      run: async ({ id, locale }) => showArticle(await articles.get(articleKey(id, locale))),
    }),
  ];
}

/** The key of the article that a path names. Throws AppError `not_found` for what is no slug. */
export function articleKey(id: string, locale: string): ArticleKey {
  if (!v.is(slugSchema, id)) throw new AppError('not_found', 'There is no such article.');
  return { slug: id, locale };
}

async function all(articles: Pick<KnowledgeBase, 'list'>): Promise<readonly Article[]> {
  const found: Article[] = [];
  for (;;) {
    const page = await articles.list({ after: found.at(-1), limit: EXPORT_PAGE });
    found.push(...page);
    if (page.length < EXPORT_PAGE) return found;
  }
}

/** A cursor is the sort key of the last row: its slug and locale. */
function keyOf(cursor: string): ArticleKey {
  const [slug = '', locale = ''] = cursor.split('~', 2);
  if (!v.is(slugSchema, slug) || !v.is(localeSchema, locale)) throw foreignCursor();
  return { slug, locale };
}
