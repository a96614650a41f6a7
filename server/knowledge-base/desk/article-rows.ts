/** An article and its draft as one row of the desk's list. */
import type { ArticleNeed, ArticleRow, DeskState } from '../../../protocol/article-desk.ts';
import type { DraftNote } from '../drafts/draft-store.ts';
import type { ArticleHead } from './article-heads-store.ts';

/** A row, and the text a search looks at, folded; made only where somebody searches. */
export interface SearchableRow {
  row: ArticleRow;
  text(): string;
}

/** What rows are made of. `today` is `YYYY-MM-DD`; `feedback` counts open feedback by article id. */
export interface RowSources {
  heads: readonly ArticleHead[];
  drafts: readonly DraftNote[];
  feedback: ReadonlyMap<string, number>;
  /** Drafts may name their category as people write it. */
  categorySlug(label: string): string | null;
  today: string;
}

/** Days ahead that “to verify” looks. */
const VERIFY_AHEAD_DAYS = 14;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** The rows of all articles. */
export function articleRows({ heads, drafts, feedback, categorySlug, today }: RowSources): SearchableRow[] {
  const byId = new Map(heads.map((head) => [head.id, head]));
  const notes = new Map(drafts.map((draft) => [draft.article, draft]));
  return heads.map((head) => {
    const note = notes.get(head.id) ?? null;
    // What was never published is shown as its draft has it.
    const shown = note !== null && head.publishedAt === null ? note : head;
    const { id, slug, locale, version, updatedAt, by } = head;
    const { title, tags, audience, tiers, owner, verifyBy, questions } = shown;
    const category = categorySlug(shown.category) ?? shown.category;
    const source = head.translates === null ? undefined : byId.get(head.translates.article);
    const outdated = head.translates !== null && source !== undefined && source.textVersion > head.translates.version;
    const overdue = head.state === 'published' && head.verifyBy !== null && head.verifyBy < today;
    const draft = note && { rev: note.rev, by: note.by, at: note.at, review: note.review, reviewer: note.reviewer, publishAt: note.publishAt, scheduleFailed: note.scheduleFailed };
    const row: ArticleRow = {
      id, slug, locale, title, category, tags, audience, tiers, owner, verifyBy, version, overdue, outdated, draft,
      state: deskState(head.state, note), updatedAt: Math.max(updatedAt, note?.at ?? 0), updatedBy: note !== null && note.at > updatedAt ? { kind: 'user', id: note.by.id, name: note.by.name } : by,
      questions: questions.length, feedback: feedback.get(id) ?? 0,
    };
    return { row, text: () => fold([title, head.title, slug, owner ?? '', ...tags, ...questions, ...head.questions].join('\n')) };
  });
}

/** Where an article stands. What readers have stays `published`, whatever its draft goes through. */
export function deskState(state: ArticleHead['state'], draft: Pick<DraftNote, 'review' | 'publishAt'> | null): DeskState {
  if (state === 'published' || draft === null) return state;
  if (draft.publishAt !== null) return 'scheduled';
  if (state === 'archived') return state;
  return draft.review === 'requested' || draft.review === 'approved' ? 'in_review' : 'draft';
}

/** Whether a row is in a state; work on a published article counts as in review and scheduled, too. */
export function isInState(row: ArticleRow, state: DeskState): boolean {
  if (row.state === state) return true;
  if (row.draft === null) return false;
  return (state === 'scheduled' && row.draft.publishAt !== null) || (state === 'in_review' && row.draft.review === 'requested');
}

/** Whether a row needs what was asked for; `me` is who asks. */
export function hasNeed({ draft, ...row }: ArticleRow, need: ArticleNeed, me: string, today: string): boolean {
  switch (need) {
    case 'review':
      return draft?.review === 'requested';
    case 'my_review':
      return draft?.review === 'requested' && (draft.reviewer === null || draft.reviewer.id === me) && draft.by.id !== me;
    case 'proposed':
      return draft?.review === 'proposed';
    case 'verify':
      return row.state === 'published' && row.verifyBy !== null && row.verifyBy <= daysAfter(today, VERIFY_AHEAD_DAYS);
    case 'overdue':
      return row.overdue;
    case 'outdated':
      return row.outdated;
    case 'feedback':
      return row.feedback > 0;
    case 'draft':
      return draft !== null;
    case 'schedule_failed':
      return draft?.scheduleFailed === true;
  }
}

/** The text without case and accents, as searches compare it. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
