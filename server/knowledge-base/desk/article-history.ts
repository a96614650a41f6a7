import type { ArticleVersion, FieldDiff, PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article, ArticleContent } from '../article.ts';
import { contentOf } from '../article.ts';
import { beginDraft, draftContentOf, saveDraft } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import type { Comparable } from '../versions/diff-contents.ts';
import { diffContents } from '../versions/diff-contents.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, authorOf, changedMeanwhile } from './desk-parts.ts';
import { assertNotScheduled } from './edit-draft.ts';
import { assertReviewed } from './review-draft.ts';

/** The versions of an article below `before`, the newest first; the one in force leads. */
export async function articleVersions(parts: DeskParts, id: string, before: number | null, limit: number): Promise<{ versions: ArticleVersion[]; next: number | null }> {
  const article = await articleOf(parts, id);
  const top = before === null ? [headOf(article)] : [];
  const older = await parts.versions.list(id, before ?? article.version, limit + 1 - top.length);
  const versions = [...top, ...older.map(({ version, by, why, at, title, state }) => ({ version, by, why, at, title, state, current: false }))];
  const page = versions.slice(0, limit);
  return { versions: page, next: versions.length > limit ? (page.at(-1)?.version ?? null) : null };
}

/** One version, whole. Throws AppError `not_found`. */
export async function articleVersion(parts: DeskParts, id: string, version: number): Promise<{ head: ArticleVersion; content: ArticleContent; article: Article }> {
  const article = await articleOf(parts, id);
  if (article.version === version) return { head: headOf(article), content: contentOf(article), article };
  const found = await parts.versions.find(id, version);
  if (found === null) throw new AppError('not_found', `There is no version ${version} of this article.`);
  const { by, why, at, content } = found;
  return { head: { version, by, why, at, title: content.title, state: content.state, current: false }, content, article };
}

/** What differs between two versions; 0 stands for the draft. */
export async function diffVersions(parts: DeskParts, id: string, from: number, to: number, by: 'words' | 'lines'): Promise<FieldDiff[]> {
  const side = async (version: number): Promise<Comparable> => {
    if (version !== 0) return (await articleVersion(parts, id, version)).content;
    const draft = await parts.drafts.find(id);
    if (draft === null) throw new AppError('not_found', 'This article has no draft.');
    return draft.content;
  };
  return diffContents(await side(from), await side(to), by);
}

/** An older version, into the draft. `over` is the rev of the draft that is replaced; 0 where there is none. */
export async function restoreAsDraft(parts: DeskParts, id: string, version: number, over: number, by: PersonRef): Promise<{ article: Article; draft: Draft }> {
  const { content, article } = await articleVersion(parts, id, version);
  const draft = await parts.drafts.find(id);
  if ((draft?.rev ?? 0) !== over) throw changedMeanwhile();
  const now = parts.clock.now();
  if (draft !== null) assertNotScheduled(draft);
  const wanted = draftContentOf(content);
  const next = draft === null ? beginDraft(article, wanted, by, now, { kind: 'version', version }) : { ...saveDraft(draft, wanted, by, now), origin: { kind: 'version' as const, version } };
  const stored = draft === null ? ((await parts.drafts.insert(next)) ? next : null) : await parts.drafts.replace(draft.seq, next);
  if (stored === null) throw changedMeanwhile();
  parts.changed({ article: id, rev: stored.rev, version: article.version, by: by.name });
  return { article, draft: stored };
}

/**
 * An older version back into force, under the slug the article has now. `over` is the version that is replaced. What
 * readers had before needs no second review; another text does where the owner wants one. To be called within `changing`.
 */
export async function restoreInForce(parts: DeskParts, id: string, version: number, over: number, why: string, by: PersonRef): Promise<Article> {
  const { content, article } = await articleVersion(parts, id, version);
  if (isRestored(article, version, over)) return article;
  if (content.state !== 'published') await assertReviewed(parts, null);
  const { slug, locale } = article;
  const change = { by: authorOf(by), why: why === '' ? `Version ${version} restored.` : why, key: keyOf(version, over) };
  const restored = await parts.articles.replace(article, { ...content, slug, locale }, parts.clock.now(), change);
  if (restored === null) throw changedMeanwhile();
  parts.changed({ article: id, rev: (await parts.drafts.find(id))?.rev ?? 0, version: restored.version, by: by.name });
  return restored;
}

/** Whether this very restoring was done already. Throws AppError `conflict` where something else was. */
export function isRestored(article: Article, version: number, over: number): boolean {
  if (article.version === over + 1 && article.changeKey === keyOf(version, over)) return true;
  if (article.version !== over) throw changedMeanwhile();
  return false;
}

const keyOf = (version: number, over: number): string => `restore:${version}:${over}`;

function headOf({ version, by, why, updatedAt, title, state }: Article): ArticleVersion {
  return { version, by, why, at: updatedAt, title, state, current: true };
}
