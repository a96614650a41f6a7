/**
 * A draft is the one work in progress on an article. It is saved again and again (`rev` counts), reviewed, scheduled and
 * at last published; until then readers have the article in force. Whoever saves names the rev they started from, so that
 * nobody writes over what they have not seen.
 */
import type { ArticleDraft, DraftContent, DraftField, PersonRef, ReviewStep } from '../../../protocol/article-desk.ts';
import type { Article } from '../article.ts';

/** A draft as it is kept. `seq` counts every change of it, reviews and schedules included. */
export interface Draft extends Omit<ArticleDraft, 'behind'> {
  seq: number;
  /** The sentence for the history when the schedule publishes it. */
  scheduleWhy: string;
}

/** The fields of a draft, in the order an editor sees them. */
export const DRAFT_FIELDS: readonly DraftField[] = ['title', 'summary', 'body', 'questions', 'category', 'tags', 'audience', 'tiers', 'owner', 'verifyBy'];

/** Steps of a review that are kept, the newest ones. */
const STEPS_MAX = 100;
/** Authors that are kept. */
const AUTHORS_MAX = 50;

/** What of an article a draft may change. */
export function draftContentOf(source: DraftContent): DraftContent {
  const { title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy } = source;
  return { title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy };
}

/** Whether two contents say the same. */
export function sameContent(a: DraftContent, b: DraftContent): boolean {
  return DRAFT_FIELDS.every((field) => sameValue(a[field], b[field]));
}

/** Whether two values of a field are the same. */
export function sameValue(a: DraftContent[DraftField] | undefined, b: DraftContent[DraftField] | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** The first save of a draft. */
export function beginDraft(article: Pick<Article, 'id' | 'version'>, content: DraftContent, by: PersonRef, at: number, origin: Draft['origin'] = null): Draft {
  return {
    article: article.id, rev: 1, seq: 1, base: article.version, content, authors: [by], by, at, origin,
    review: { state: 'none', reviewer: null, steps: [] },
    schedule: null, scheduleWhy: '', scheduleFailed: null,
  };
}

/** The next save. An approval was of another text: it ends. What somebody proposed becomes an editor's own work. */
export function saveDraft(draft: Draft, content: DraftContent, by: PersonRef, at: number): Draft {
  const authors = draft.authors.some(({ id }) => id === by.id) ? draft.authors : [...draft.authors, by].slice(-AUTHORS_MAX);
  const saved = { ...draft, rev: draft.rev + 1, content, by, at, authors, scheduleFailed: null };
  if (draft.review.state === 'approved') return withStep(saved, { what: 'reset', by, at, note: '' });
  return draft.review.state === 'proposed' ? { ...saved, review: { ...draft.review, state: 'none' } } : saved;
}

const STATE_AFTER = {
  proposed: 'proposed', requested: 'requested', approved: 'approved', changes_wanted: 'changes_wanted', withdrawn: 'none', reset: 'none',
} as const;

/** The draft after a step of its review. */
export function withStep(draft: Draft, step: ReviewStep, reviewer: PersonRef | null = draft.review.reviewer): Draft {
  return { ...draft, review: { state: STATE_AFTER[step.what], reviewer, steps: [...draft.review.steps, step].slice(-STEPS_MAX) } };
}

/** The draft as editors see it, beside the article in force. */
export function showDraft({ seq: _seq, scheduleWhy: _why, ...draft }: Draft, article: Pick<Article, 'version'>): ArticleDraft {
  return { ...draft, behind: draft.base < article.version };
}
