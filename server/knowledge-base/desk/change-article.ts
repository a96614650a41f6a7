import type { PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentOf } from '../article.ts';
import type { DeskParts } from './desk-parts.ts';
import { ATTEMPTS, articleOf, authorOf, changedMeanwhile } from './desk-parts.ts';

/** One article as somebody saw it. */
export interface ArticleAt {
  article: string;
  version: number;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Changes fields of the article in force that need no draft. Throws AppError `conflict` at another version. */
export async function changeInForce(parts: DeskParts, { article: id, version }: ArticleAt, change: Partial<ArticleContent>, why: string, by: PersonRef): Promise<Article> {
  const article = await articleOf(parts, id);
  const content = { ...contentOf(article), ...change };
  if (Object.entries(change).every(([field, value]) => JSON.stringify(article[field as keyof ArticleContent]) === JSON.stringify(value))) return article;
  if (article.version !== version) throw changedMeanwhile();
  const changed = await parts.articles.replace(article, content, parts.clock.now(), { by: authorOf(by), why });
  if (changed === null) throw changedMeanwhile();
  const rev = (await parts.drafts.find(id))?.rev ?? 0;
  parts.changed({ article: id, rev, version: changed.version, by: by.name });
  return changed;
}

/** Takes an article from readers. */
export async function archiveArticle(parts: DeskParts, at: ArticleAt, why: string, by: PersonRef): Promise<Article> {
  return changeInForce(parts, at, { state: 'archived' }, why === '' ? 'Archived.' : why, by);
}

/** “Still right”: the day of verification moves on from today by what the owner set. */
export async function verifyArticle(parts: DeskParts, at: ArticleAt, by: PersonRef): Promise<Article> {
  const { verifyEveryDays } = await parts.settings.read();
  const verifyBy = new Date(parts.clock.now() + verifyEveryDays * DAY_MS).toISOString().slice(0, 10);
  return changeInForce(parts, at, { verifyBy }, 'Looked over: still right.', by);
}

/** Removes an article that readers do not have, with its draft and history. One that is gone already is no fault. */
export async function removeArticle(parts: DeskParts, { article: id, version }: ArticleAt, by: PersonRef): Promise<void> {
  const article = await parts.articles.findId(id);
  if (article === null) return;
  if (article.state === 'published') throw new AppError('conflict', 'Readers have this article. Archive it first.');
  if (article.version !== version || !(await parts.articles.remove(id, version))) throw changedMeanwhile();
  await parts.drafts.remove(id);
  parts.changed({ article: id, rev: 0, version: 0, by: by.name });
}

/** Hears that an article is about to be renamed; `locales` are those whose readers know the old address. */
export type BeforeRename = (from: string, to: string, locales: readonly string[]) => Promise<void>;

/**
 * Gives an article another slug in all its languages. `before` hears of it first, so that no address is ever dead. The one
 * that was named comes last: where a process dies in between, doing it again goes on.
 * Throws AppError `conflict` where the slug is taken.
 */
export async function renameArticle(parts: DeskParts, { article: id, slug }: { article: string; slug: string }, by: PersonRef, before: BeforeRename): Promise<Article> {
  const article = await articleOf(parts, id);
  if (article.slug === slug) return article;
  const same = await parts.articles.findSlugs([article.slug]);
  const taken = await parts.articles.findSlugs([slug]);
  const clash = taken.find(({ locale }) => same.some((other) => other.locale === locale));
  if (clash !== undefined) throw new AppError('conflict', `“${clash.title}” has the address ${slug} already.`, { issues: [{ path: 'slug', message: 'is taken' }] });
  const seen = same.filter(({ publishedAt }) => publishedAt !== null).map(({ locale }) => locale);
  await before(article.slug, slug, seen);
  const others = same.filter((each) => each.id !== id);
  for (const each of [...others, article]) await renameOne(parts, each.id, slug, by, article.slug);
  return articleOf(parts, id);
}

async function renameOne(parts: DeskParts, id: string, slug: string, by: PersonRef, before: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const article = await parts.articles.findId(id);
    if (article === null || article.slug === slug) return;
    const renamed = await parts.articles.replace(article, { ...contentOf(article), slug }, parts.clock.now(), { by: authorOf(by), why: `Renamed from ${before}.` });
    if (renamed === null) continue;
    parts.changed({ article: id, rev: (await parts.drafts.find(id))?.rev ?? 0, version: renamed.version, by: by.name });
    return;
  }
  throw changedMeanwhile();
}
