import * as v from 'valibot';
import type { Change, KnowledgeBase } from '../knowledge-base/index.ts';
import { IMPORT_MAX } from '../knowledge-base/index.ts';
import { articleIdField, articleKey } from './article-reads.ts';
import { articleFieldsSchema, articleSchema, localeField, showArticle } from './article-shape.ts';
import type { Caller, Operation } from './operation.ts';
import { operation } from './operation.ts';

/** Largest article, in bytes: the longest body and the most questions, as JSON. */
const ARTICLE_BYTES = 8 * 1024 * 1024;
/** Largest import, in bytes. */
const IMPORT_BYTES = 32 * 1024 * 1024;

const { slug: _slug, locale: _locale, ...changeable } = articleFieldsSchema.entries;

const reportSchema = v.object({
  created: v.number(),
  updated: v.number(),
  unchanged: v.number(),
  refused: v.array(
    v.object({
      index: v.pipe(v.number(), v.description('Where it stands in what was sent, from 0.')),
      slug: v.nullable(v.string()),
      message: v.string(),
    }),
  ),
});

/** The history names the token that a program used. */
function changeOf({ token }: Caller, did: string): Change {
  return { by: { kind: 'token', id: token.id, name: token.name }, why: `${did} over the API.` };
}

/** Making, changing and removing articles. Each is answered when the bot answers from it. */
export function articleWrites(articles: Pick<KnowledgeBase, 'create' | 'update' | 'remove' | 'importArticles'>): readonly Operation[] {
  const write = { tag: 'Articles', scopes: ['articles:write'], keyed: 'kept' } as const;
  return [
    operation({
      ...write,
      id: 'createArticle',
      method: 'post',
      path: '/articles',
      summary: 'Make an article; a draft unless told.',
      input: articleFieldsSchema,
      answer: articleSchema,
      status: 201,
      refusals: ['conflict'],
      bodyLimitBytes: ARTICLE_BYTES,
      run: async (input, caller) => showArticle(await articles.create(input, changeOf(caller, 'Made'))),
    }),
    operation({
      ...write,
      id: 'importArticles',
      method: 'post',
      path: '/articles/import',
      summary: 'Make or change many articles by their slugs.',
      description:
        'What an article leaves out keeps its value where there is one already. What is refused is named, and the rest is in. Answered when the articles are answerable.',
      input: v.object({
        articles: v.pipe(
          v.array(v.pipe(v.unknown(), v.metadata({ $ref: '#/components/schemas/ArticleFields' }))),
          v.maxLength(IMPORT_MAX, `must be at most ${IMPORT_MAX} articles`),
        ),
        publish: v.optional(v.pipe(v.boolean(), v.description('Publish drafts and what is in review.')), false),
      }),
      answer: reportSchema,
      bodyLimitBytes: IMPORT_BYTES,
      async run(request, caller) {
        const { created, updated, unchanged, refused } = await articles.importArticles(request, undefined, changeOf(caller, 'Imported'));
        return { created, updated, unchanged, refused: [...refused] };
      },
    }),
    operation({
      ...write,
      id: 'changeArticle',
      method: 'patch',
      path: '/articles/:id',
      summary: 'Change what is given of an article.',
      input: v.object({
        id: articleIdField,
        locale: localeField,
        ...changeable,
        version: v.optional(
          v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(Number.MAX_SAFE_INTEGER), v.description('Refuse with 409 where the article is no longer at this version.')),
        ),
      }),
      answer: articleSchema,
      refusals: ['not_found', 'conflict'],
      bodyLimitBytes: ARTICLE_BYTES,
      run: async ({ id, locale, version, ...input }, caller) =>
        showArticle(await articles.update(articleKey(id, locale), input, version, changeOf(caller, 'Changed'))),
    }),
    operation({
      ...write,
      id: 'removeArticle',
      method: 'delete',
      path: '/articles/:id',
      summary: 'Remove an article in one language.',
      input: v.object({ id: articleIdField, locale: localeField }),
      answer: null,
      refusals: ['not_found'],
      async run({ id, locale }) {
        await articles.remove(articleKey(id, locale));
        return undefined;
      },
    }),
  ];
}
