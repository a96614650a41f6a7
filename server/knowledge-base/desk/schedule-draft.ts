import type { PersonRef } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Logger } from '../../kernel/log.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DeskParts } from './desk-parts.ts';
import { articleOf, authorOf, changedMeanwhile } from './desk-parts.ts';
import { draftAt } from './edit-draft.ts';
import { publishArticle } from './publish-article.ts';
import type { DraftKey } from './review-draft.ts';
import { assertReviewed, assertTitled } from './review-draft.ts';

/** A node that publishes is believed to be alive for this long, in milliseconds; then another one does it. */
const LEASE_MS = 60_000;
/** Drafts that one run publishes at most. */
const BATCH = 50;

/** Has a draft published by itself. Throws AppError `invalid_payload` for a time that is over. */
export async function scheduleDraft(parts: DeskParts, key: DraftKey, plan: { at: number; why: string }, by: PersonRef): Promise<Draft> {
  const draft = await draftAt(parts, key.article, key.rev);
  if (draft.schedule?.at === plan.at) return draft;
  if (plan.at <= parts.clock.now()) throw new AppError('invalid_payload', 'This time is over already.', { issues: [{ path: 'at', message: 'must be in the future' }] });
  assertTitled(draft.content);
  await assertReviewed(parts, draft);
  return write(parts, draft, { ...draft, schedule: { at: plan.at, by }, scheduleWhy: plan.why, scheduleFailed: null }, by);
}

/** Takes a draft off the schedule; one that is not on it stays as it is. */
export async function unscheduleDraft(parts: DeskParts, key: DraftKey, by: PersonRef): Promise<Draft> {
  const draft = await draftAt(parts, key.article, key.rev);
  return draft.schedule === null ? draft : write(parts, draft, { ...draft, schedule: null, scheduleWhy: '' }, by);
}

async function write(parts: DeskParts, before: Draft, next: Draft, by: PersonRef): Promise<Draft> {
  const { version } = await articleOf(parts, before.article);
  const stored = await parts.drafts.replace(before.seq, next);
  if (stored === null) throw changedMeanwhile();
  parts.changed({ article: before.article, rev: stored.rev, version, decided: true, by: by.name });
  return stored;
}

/**
 * Publishes the drafts whose time has come; answers how many. Each is claimed by one node; what a killed node left is done
 * by another, and a repetition recognises it. One that cannot go out comes off the schedule and says why.
 */
export async function publishDue(parts: DeskParts, logger: Logger): Promise<number> {
  for (let published = 0; published < BATCH; published += 1) {
    const now = parts.clock.now();
    const draft = await parts.drafts.claimDue(now, now + LEASE_MS);
    if (draft === null) return published;
    const reason = await publishOne(parts, draft).catch((error: unknown) => {
      // The store is away, say: the claim runs out and it is tried again.
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      return error.message;
    });
    if (reason === null) continue;
    logger.warn({ article: draft.article, reason }, 'a scheduled article was not published');
    const failed = await parts.drafts.replace(draft.seq, { ...draft, schedule: null, scheduleFailed: reason });
    if (failed !== null) parts.changed({ article: draft.article, rev: draft.rev, version: draft.base, decided: true, by: 'Porchlight' });
  }
  return BATCH;
}

/** Null when it is out, else why it is not. */
async function publishOne(parts: DeskParts, { article, rev, schedule, scheduleWhy }: Draft): Promise<string | null> {
  const by = schedule === null ? { kind: 'system' as const, id: null, name: 'Schedule' } : authorOf(schedule.by);
  const { clashes } = await parts.changing(() => publishArticle(parts, { article, rev }, by, scheduleWhy === '' ? 'Published by schedule.' : scheduleWhy));
  return clashes === null ? null : 'The article was changed in the same places meanwhile.';
}
