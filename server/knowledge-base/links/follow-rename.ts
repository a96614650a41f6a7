import type { PersonRef } from '../../../protocol/article-desk.ts';
import { contentOf } from '../article.ts';
import { saveArticleDraft } from '../desk/edit-draft.ts';
import type { DeskParts } from '../desk/desk-parts.ts';
import { ATTEMPTS, authorOf } from '../desk/desk-parts.ts';
import type { DeskTexts } from '../texts/desk-texts-store.ts';
import { followRenameIn } from './rewrite-links.ts';

/**
 * Lets the links to a renamed article say its new slug, in articles and drafts of all languages. The redirect leads on
 * whatever is missed here: drafts that wait for their time, and texts that somebody changes in this moment.
 */
export async function followRename(parts: DeskParts, texts: DeskTexts, { from, to }: { from: string; to: string }, by: PersonRef): Promise<void> {
  const found: { source: 'article' | 'draft'; article: string }[] = [];
  for await (const { source, article, body } of texts.holding(from, ['article', 'draft'])) {
    if (article !== null && source !== 'snippet' && source !== 'version' && followRenameIn(body, from, to) !== body) found.push({ source, article });
  }
  const why = `Its links follow the rename of ${from} to ${to}.`;
  for (const { source, article: id } of found) {
    if (source === 'article') await followInForce(parts, id, (body) => followRenameIn(body, from, to), why, by);
    else await followInDraft(parts, id, (body) => followRenameIn(body, from, to), by);
  }
}

/** Changes the text that readers have; nothing where somebody is always faster. */
export async function followInForce(parts: DeskParts, id: string, change: (body: string) => string, why: string, by: PersonRef): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const article = await parts.articles.findId(id);
    if (article === null) return;
    const body = change(article.body);
    if (body === article.body) return;
    const changed = await parts.articles.replace(article, { ...contentOf(article), body }, parts.clock.now(), { by: authorOf(by), why });
    if (changed === null) continue;
    parts.changed({ article: id, rev: (await parts.drafts.find(id))?.rev ?? 0, version: changed.version, by: by.name });
    return;
  }
}

/** Changes the text of a draft; nothing where it is gone, waits for its time, or somebody is always faster. */
export async function followInDraft(parts: DeskParts, id: string, change: (body: string) => string, by: PersonRef): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const draft = await parts.drafts.find(id);
    if (draft === null || draft.schedule !== null) return;
    const body = change(draft.content.body);
    if (body === draft.content.body) return;
    const outcome = await saveArticleDraft(parts, { article: id, rev: draft.rev, change: { body } }, by);
    if (outcome.saved) return;
  }
}
