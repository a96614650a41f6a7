import type { Author, DraftContent, DraftField } from '../../../protocol/article-desk.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentOf } from '../article.ts';
import { draftContentOf } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import { mergeContents } from '../drafts/three-way-merge.ts';
import type { DeskParts } from './desk-parts.ts';
import { ATTEMPTS, articleOf, changedMeanwhile } from './desk-parts.ts';
import type { DraftKey } from './review-draft.ts';
import { assertReviewed, assertTitled } from './review-draft.ts';

/** How publishing came out: in force, or held up by changes in the same places. */
export type PublishOutcome = { article: Article; clashes: null } | { article: Article; clashes: readonly DraftField[] };

/**
 * Makes a draft the article in force; rev 0 publishes an article that has no draft as it is. What changed in force since
 * the draft was begun is kept where both do not clash. A repetition answers what the first one did. To be called within
 * `changing`.
 */
export async function publishArticle(parts: DeskParts, { article: id, rev }: DraftKey, by: Author, why: string): Promise<PublishOutcome> {
  const { articles, drafts, clock } = parts;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const article = await articleOf(parts, id);
    const draft = await drafts.find(id);
    const done = rev === 0 ? article.state === 'published' && draft === null : wasPublished(article, draft, rev);
    if (done) {
      if (draft !== null && draft.rev === rev) await drafts.remove(id, rev);
      return { article, clashes: null };
    }
    if ((draft?.rev ?? 0) !== rev) throw changedMeanwhile();
    await assertReviewed(parts, draft);
    const merge = draft === null ? { content: draftContentOf(article), clashes: [] } : await contentToPublish(parts, article, draft);
    if (merge.clashes.length > 0) return { article, clashes: merge.clashes };
    const content = publishable(article, merge.content);
    const published = await articles.replace(article, content, clock.now(), { by, why: why === '' ? usualWhy(article) : why, key: draft === null ? undefined : keyOf(draft) });
    if (published === null) continue;
    // Whoever saved in this moment keeps their draft; it is behind now, and merges.
    if (draft !== null) await drafts.remove(id, rev);
    parts.changed({ article: id, rev: 0, version: published.version, by: by.name });
    return { article: published, clashes: null };
  }
  throw changedMeanwhile();
}

/** What a draft would put into force now. */
export async function contentToPublish({ versions }: Pick<DeskParts, 'versions'>, article: Article, draft: Draft): Promise<{ content: DraftContent; clashes: readonly DraftField[] }> {
  if (draft.base === article.version) return { content: draft.content, clashes: [] };
  const base = await versions.find(article.id, draft.base);
  return mergeContents(base === null ? {} : draftContentOf(base.content), draft.content, draftContentOf(article));
}

/** The article with a draft's content, in force. Throws AppError `invalid_payload` without a title. */
function publishable(article: Article, content: DraftContent): ArticleContent {
  assertTitled(content);
  return { ...contentOf(article), ...content, state: 'published' };
}

/** A base and a rev are a draft's alone: a version is the base of no other draft once one was published from it. */
const keyOf = ({ base, rev }: Draft): string => `draft:${base}:${rev}`;

function wasPublished(article: Article, draft: Draft | null, rev: number): boolean {
  if (draft !== null) return draft.rev === rev && article.changeKey === keyOf(draft);
  return article.changeKey?.startsWith('draft:') === true && article.changeKey.endsWith(`:${rev}`);
}

const usualWhy = ({ publishedAt }: Article): string => (publishedAt === null ? 'Published.' : 'Published again.');
