import type { PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import { beginDraft, draftContentOf, withStep } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf } from './desk-parts.ts';
import type { DraftChange } from './edit-draft.ts';

/** What somebody who may not edit articles would change in one. */
export interface Proposal {
  article: string;
  change: DraftChange;
  /** What they say to the editors. */
  note: string;
  origin: Draft['origin'];
}

/**
 * Begins a draft that an editor takes over or discards. A repetition answers the first one; an article that somebody works
 * on already takes no proposal: AppError `conflict` names who it is.
 */
export async function proposeChange(parts: DeskParts, { article: id, change, note, origin }: Proposal, by: PersonRef): Promise<Draft> {
  const article = await articleOf(parts, id);
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  const at = parts.clock.now();
  const begun = beginDraft(article, { ...draftContentOf(article), ...given }, by, at, origin);
  const proposed = withStep(begun, { what: 'proposed', by, at, note });
  if (await parts.drafts.insert(proposed)) {
    parts.changed({ article: id, rev: proposed.rev, version: article.version, by: by.name });
    return proposed;
  }
  const there = await parts.drafts.find(id);
  const isMine = there?.by.id === by.id && there.review.state === 'proposed' && JSON.stringify(there.origin) === JSON.stringify(origin);
  if (there !== null && isMine) return there;
  throw new AppError('conflict', `${there?.by.name ?? 'Somebody'} is working on this article already. Propose a new one, or tell them.`);
}
