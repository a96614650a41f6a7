import type { DraftField, PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import { saveDraft } from '../drafts/draft.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, changedMeanwhile } from './desk-parts.ts';
import { assertNotScheduled, draftAt } from './edit-draft.ts';
import type { DraftChange } from './edit-draft.ts';
import { contentToPublish } from './publish-article.ts';

/** Which draft is brought up to date with which version in force, and what is decided where both changed the same. */
export interface Rebase {
  article: string;
  rev: number;
  version: number;
  choices: DraftChange;
}

/**
 * Makes a draft one of the article as it is now: what changed in force is taken in, and where both changed the same,
 * `choices` says what goes on. Throws AppError `conflict` where a choice is missing, or either has changed since.
 */
export async function rebaseDraft(parts: DeskParts, { article: id, rev, version, choices }: Rebase, by: PersonRef): Promise<Draft> {
  const article = await articleOf(parts, id);
  const draft = await draftAt(parts, id, rev);
  assertNotScheduled(draft);
  if (article.version !== version) throw changedMeanwhile();
  if (draft.base === version) return draft;
  const { content, clashes } = await contentToPublish(parts, article, draft);
  const open = clashes.filter((field) => choices[field] === undefined);
  if (open.length > 0) throw undecided(open);
  const chosen = Object.fromEntries(clashes.map((field) => [field, choices[field]]));
  const next = { ...saveDraft(draft, { ...content, ...chosen }, by, parts.clock.now()), base: version };
  const stored = await parts.drafts.replace(draft.seq, next);
  if (stored === null) throw changedMeanwhile();
  parts.changed({ article: id, rev: stored.rev, version, by: by.name });
  return stored;
}

const undecided = (fields: readonly DraftField[]): AppError =>
  new AppError('conflict', 'The draft and the article in force changed the same; decide which goes on.', {
    issues: fields.map((path) => ({ path: `choices.${path}`, message: 'is to be decided' })),
  });
