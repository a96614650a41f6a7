import type { DraftContent, DraftField, PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Article } from '../article.ts';
import { contentOf } from '../article.ts';
import { beginDraft, draftContentOf, sameContent, saveDraft } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import { mergeContents } from '../drafts/three-way-merge.ts';
import type { DeskParts } from './desk-parts.ts';
import { ATTEMPTS, articleOf, changedMeanwhile } from './desk-parts.ts';

/** Some fields of a draft. */
export type DraftChange = { readonly [K in DraftField]?: DraftContent[K] | undefined };

/** One save. `was` are the values that the change began from; with them a change beside somebody else's is merged. */
export interface DraftSave {
  article: string;
  rev: number;
  change: DraftChange;
  was?: DraftChange | undefined;
}

/** How a save came out. What clashes is not stored, and the draft is the other's. */
export type SaveOutcome =
  | { saved: true; draft: Draft; article: Article; merged: boolean }
  | { saved: false; draft: Draft; article: Article; clashes: readonly DraftField[] };

/** Saves what changed. Throws AppError `conflict` where the draft is scheduled, or is gone and `was` is not given. */
export async function saveArticleDraft(parts: DeskParts, save: DraftSave, by: PersonRef): Promise<SaveOutcome> {
  const { drafts, clock } = parts;
  const change = given(save.change);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const article = await articleOf(parts, save.article);
    const draft = await drafts.find(save.article);
    if (draft === null) {
      const start = startOver(save, article, change);
      if ('clashes' in start) return { saved: false, article, draft: beginDraft(article, draftContentOf(article), by, article.updatedAt), clashes: start.clashes };
      const begun = beginDraft(article, start.content, by, clock.now());
      if (!(await drafts.insert(begun))) continue;
      await mirror(parts, article, begun);
      return told(parts, { saved: true, draft: begun, article, merged: save.rev !== 0 }, by);
    }
    const content = { ...draft.content, ...change };
    // A repetition of the save that made this rev, or one that changes nothing.
    const isMine = draft.rev === save.rev || (draft.rev === save.rev + 1 && draft.by.id === by.id);
    if (isMine && sameContent(content, draft.content)) return { saved: true, draft, article, merged: false };
    assertNotScheduled(draft);
    const merge = draft.rev === save.rev ? { content, clashes: [] } : save.was && mergeContents(given(save.was), change, draft.content);
    if (merge === undefined) return { saved: false, draft, article, clashes: [] };
    if (merge.clashes.length > 0) return { saved: false, draft, article, clashes: merge.clashes };
    if (sameContent(merge.content, draft.content)) return { saved: true, draft, article, merged: true };
    const stored = await drafts.replace(draft.seq, saveDraft(draft, merge.content, by, clock.now()));
    if (stored === null) continue;
    await mirror(parts, article, stored);
    return told(parts, { saved: true, draft: stored, article, merged: draft.rev !== save.rev }, by);
  }
  throw changedMeanwhile();
}

/** What was never in force is listed and exported as its draft has it. The draft is stored: a failure here is made good by the next save. */
async function mirror({ articles }: Pick<DeskParts, 'articles'>, article: Article, { content }: Draft): Promise<void> {
  if (article.publishedAt !== null) return;
  await articles.mirror(article, { ...contentOf(article), ...content, title: content.title === '' ? article.title : content.title });
}

/** There is no draft (any more): the change begins one on the article in force. */
function startOver({ rev, was }: DraftSave, article: Article, change: Partial<DraftContent>): { content: DraftContent } | { clashes: readonly DraftField[] } {
  const inForce = draftContentOf(article);
  if (rev === 0) return { content: { ...inForce, ...change } };
  if (was === undefined) {
    throw new AppError('conflict', 'This draft was published or discarded meanwhile. Your text is still here: save it again to go on.', { issues: [{ path: 'rev', message: 'has no draft any more' }] });
  }
  const merge = mergeContents(given(was), change, inForce);
  return merge.clashes.length > 0 ? { clashes: merge.clashes } : { content: merge.content };
}

/** Throws a draft away. Throws AppError `conflict` where it is at another rev, and `not_found` without one. */
export async function discardDraft(parts: DeskParts, { article: id, rev }: { article: string; rev: number }, by: PersonRef): Promise<{ draft: Draft; article: Article }> {
  const article = await articleOf(parts, id);
  const draft = await draftAt(parts, id, rev);
  if (!(await parts.drafts.remove(id, rev))) throw changedMeanwhile();
  parts.changed({ article: id, rev: 0, version: article.version, by: by.name });
  return { draft, article };
}

/** The draft at a rev. Throws AppError `not_found` without one, `conflict` at another rev. */
export async function draftAt({ drafts }: Pick<DeskParts, 'drafts'>, article: string, rev: number): Promise<Draft> {
  const draft = await drafts.find(article);
  if (draft === null) throw new AppError('not_found', 'This article has no draft.');
  if (draft.rev !== rev) throw changedMeanwhile();
  return draft;
}

/** A text that goes out by itself must be the one that was seen when that was decided. */
export function assertNotScheduled({ schedule }: Draft): void {
  if (schedule !== null) throw new AppError('conflict', 'This draft is scheduled. Take it off the schedule to change it.', { issues: [{ path: 'schedule', message: 'is set' }] });
}

function told<T extends SaveOutcome>(parts: DeskParts, outcome: T, by: PersonRef): T {
  parts.changed({ article: outcome.article.id, rev: outcome.draft.rev, version: outcome.article.version, by: by.name });
  return outcome;
}

/** The fields that are given; parsing leaves undefined ones. */
function given(change: DraftChange): Partial<DraftContent> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<DraftContent>;
}
