import type { PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Draft } from '../drafts/draft.ts';
import { withStep } from '../drafts/draft.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, changedMeanwhile } from './desk-parts.ts';
import { assertNotScheduled, draftAt } from './edit-draft.ts';

/** One draft as somebody saw it. */
export interface DraftKey {
  article: string;
  rev: number;
}

/** Asks for a review, of one person or (null) of whoever comes first. */
export async function requestReview(parts: DeskParts, key: DraftKey, request: { reviewer: PersonRef | null; note: string }, by: PersonRef): Promise<Draft> {
  const draft = await draftAt(parts, key.article, key.rev);
  assertNotScheduled(draft);
  assertTitled(draft.content);
  return write(parts, draft, withStep(draft, { what: 'requested', by, at: parts.clock.now(), note: request.note }, request.reviewer), by);
}

/** Approves a draft or wants changes. An author cannot judge their own text: AppError `forbidden`. */
export async function decideReview(parts: DeskParts, key: DraftKey, decision: 'approved' | 'changes_wanted', note: string, by: PersonRef): Promise<Draft> {
  const draft = await draftAt(parts, key.article, key.rev);
  assertNotScheduled(draft);
  if (draft.authors.some(({ id }) => id === by.id)) throw new AppError('forbidden', 'You wrote part of this draft; somebody else has to review it.');
  if (decision === 'changes_wanted' && note === '') throw new AppError('invalid_payload', 'Say what should change.', { issues: [{ path: 'note', message: 'is missing' }] });
  return write(parts, draft, withStep(draft, { what: decision, by, at: parts.clock.now(), note }, by), by);
}

/** Takes a request for review, or an approval, back. */
export async function withdrawReview(parts: DeskParts, key: DraftKey, by: PersonRef): Promise<Draft> {
  const draft = await draftAt(parts, key.article, key.rev);
  assertNotScheduled(draft);
  if (draft.review.state === 'none') return draft;
  return write(parts, draft, withStep(draft, { what: 'withdrawn', by, at: parts.clock.now(), note: '' }, null), by);
}

/** Throws AppError `invalid_payload` where a text has no title. */
export function assertTitled({ title }: { title: string }): void {
  if (title === '') throw new AppError('invalid_payload', 'An article needs a title.', { issues: [{ path: 'title', message: 'is missing' }] });
}

/** Throws AppError `forbidden` where the owner wants a review and this draft has none. */
export async function assertReviewed({ settings }: Pick<DeskParts, 'settings'>, draft: Draft | null): Promise<void> {
  if (!(await settings.read()).reviewRequired || draft?.review.state === 'approved') return;
  throw new AppError('forbidden', 'Somebody who did not write it has to approve this draft first.', { issues: [{ path: 'review', message: 'is required' }] });
}

async function write(parts: DeskParts, before: Draft, next: Draft, by: PersonRef): Promise<Draft> {
  const { version } = await articleOf(parts, before.article);
  const stored = await parts.drafts.replace(before.seq, next);
  if (stored === null) throw changedMeanwhile();
  parts.changed({ article: before.article, rev: stored.rev, version, decided: true, by: by.name });
  return stored;
}
