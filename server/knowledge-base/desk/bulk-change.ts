import type { BulkResult, PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import { contentOf } from '../article.ts';
import { beginDraft, draftContentOf } from '../drafts/draft.ts';
import { archiveArticle, changeInForce, verifyArticle } from './change-article.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, authorOf, changedMeanwhile } from './desk-parts.ts';
import { publishArticle } from './publish-article.ts';

/** What is done with each article. */
export type BulkAction =
  | { kind: 'publish'; remark: string }
  | { kind: 'archive' }
  | { kind: 'verify' }
  | { kind: 'category'; category: string }
  | { kind: 'owner'; owner: string | null }
  | { kind: 'tags'; add: readonly string[]; remove: readonly string[] };

/** Does it with one article after the other; one that is refused keeps no other from its change. To be called within `changing`. */
export async function bulkChange(parts: DeskParts, articles: readonly { id: string; version: number }[], action: BulkAction, by: PersonRef): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const { id, version } of articles) results.push(await changeOne(parts, id, version, () => act(parts, id, version, action, by)));
  return results;
}

/** Takes back what a bulk action did, where nobody has changed the article since. To be called within `changing`. */
export async function undoBulk(parts: DeskParts, articles: readonly { id: string; version: number; before: number }[], by: PersonRef): Promise<BulkResult[]> {
  const results: BulkResult[] = [];
  for (const { id, version, before } of articles) results.push(await changeOne(parts, id, version, () => takeBack(parts, id, version, before, by)));
  return results;
}

async function act(parts: DeskParts, id: string, version: number, action: BulkAction, by: PersonRef): Promise<void> {
  const at = { article: id, version };
  switch (action.kind) {
    case 'publish': {
      const rev = (await parts.drafts.find(id))?.rev ?? 0;
      const { clashes } = await publishArticle(parts, { article: id, rev }, authorOf(by), `Published with others. ${action.remark}`.trim());
      if (clashes !== null) throw new AppError('conflict', 'Its draft and the article were changed in the same places; open it to decide.');
      return;
    }
    case 'archive':
      await archiveArticle(parts, at, '', by);
      return;
    case 'verify':
      await verifyArticle(parts, at, by);
      return;
    case 'category':
      await changeInForce(parts, at, { category: action.category }, 'Moved to another category.', by);
      return;
    case 'owner':
      await changeInForce(parts, at, { owner: action.owner }, 'Given another owner.', by);
      return;
    case 'tags': {
      const { tags } = await articleOf(parts, id);
      const next = [...new Set([...tags, ...action.add])].filter((tag) => !action.remove.includes(tag));
      await changeInForce(parts, at, { tags: next }, 'Tags changed.', by);
    }
  }
}

async function takeBack(parts: DeskParts, id: string, version: number, before: number, by: PersonRef): Promise<void> {
  const article = await articleOf(parts, id);
  if (article.changeKey === `undo:${version}:${before}`) return;
  const older = await parts.versions.find(id, before);
  if (article.version !== version || older === null) throw changedMeanwhile();
  const { slug, locale } = article;
  const undone = await parts.articles.replace(article, { ...older.content, slug, locale }, parts.clock.now(), { by: authorOf(by), why: 'Taken back.', key: `undo:${version}:${before}` });
  if (undone === null) throw changedMeanwhile();
  // A draft that was published is a draft again, or its text would be in the history only.
  const wasDraft = article.changeKey?.startsWith('draft:') === true;
  if (wasDraft) await parts.drafts.insert(beginDraft(undone, draftContentOf(contentOf(article)), by, parts.clock.now()));
  parts.changed({ article: id, rev: (await parts.drafts.find(id))?.rev ?? 0, version: undone.version, by: by.name });
}

async function changeOne(parts: DeskParts, id: string, version: number, run: () => Promise<void>): Promise<BulkResult> {
  const before = await parts.articles.findId(id);
  const head = { id, title: before?.title ?? '', before: version };
  try {
    await run();
    const after = await articleOf(parts, id);
    return { ...head, title: after.title, outcome: after.version === before?.version ? 'unchanged' : 'done', message: null, version: after.version, before: before?.version ?? version };
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
    return { ...head, outcome: 'refused', message: error.message, version: before?.version ?? version };
  }
}
