/** Sample articles for stories at the editors' desk. */
import type { ArticleCounts, ArticleDraft, ArticleRow, DeskArticle, DraftContent } from '../../protocol/article-desk.ts';
import type { CommandOutput } from '../../protocol/command.ts';
import { EMPTY_DRAFT } from '../../protocol/articles-contract.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import { MAYA } from './chat-log.ts';
import { adaAs } from './render-console.tsx';

/** Ids that are easy to tell apart. */
export const articleId = (letters: string) => letters.padEnd(22, '_');

/** Edda, who writes articles. */
export const EDDA = { ...adaAs('editor'), name: 'Edda Lind' };

const AT = Date.UTC(2026, 2, 1, 9);

/** An article in the list. */
export function articleRow(letters: string, change: Partial<ArticleRow> = {}): ArticleRow {
  return {
    id: articleId(letters), slug: letters, locale: 'en', title: letters, category: 'Returns', tags: [], audience: 'public', tiers: [], owner: null, verifyBy: null,
    state: 'published', version: 1, updatedAt: AT, updatedBy: { kind: 'user', id: MAYA.id, name: MAYA.name }, questions: 3,
    overdue: false, outdated: false, draft: null, feedback: 0, ...change,
  };
}

/** What the desk holds, for the filters. */
export function articleCounts(rows: readonly ArticleRow[]): ArticleCounts {
  const by = (name: (row: ArticleRow) => readonly string[]) => {
    const counted = new Map<string, number>();
    for (const value of rows.flatMap(name)) counted.set(value, (counted.get(value) ?? 0) + 1);
    return [...counted].map(([value, articles]) => ({ name: value, articles }));
  };
  const state = (name: string) => rows.filter((row) => row.state === name).length;
  return {
    all: rows.length,
    states: { draft: state('draft'), in_review: state('in_review'), scheduled: state('scheduled'), published: state('published'), archived: state('archived') },
    needs: {
      review: state('in_review'), my_review: 0, proposed: 0, verify: 0, overdue: rows.filter(({ overdue }) => overdue).length,
      outdated: 0, feedback: 0, draft: rows.filter(({ draft }) => draft !== null).length, schedule_failed: 0,
    },
    categories: by(({ category }) => [category]),
    locales: by(({ locale }) => [locale]),
    owners: by(({ owner }) => (owner === null ? [] : [owner])),
    tags: by(({ tags }) => tags),
  };
}

/** An article in force. */
export function deskArticle(letters: string, change: Partial<DeskArticle> = {}): DeskArticle {
  return {
    ...EMPTY_DRAFT, id: articleId(letters), slug: letters, locale: 'en', title: letters, category: 'Returns', state: 'published', version: 3,
    updatedAt: AT, updatedBy: { kind: 'user', id: MAYA.id, name: MAYA.name }, publishedAt: AT, ...change,
  };
}

/** A draft by Edda, the person at the console. */
export function articleDraft(article: DeskArticle, change: Partial<DraftContent> = {}, more: Partial<ArticleDraft> = {}): ArticleDraft {
  const { id, slug: _slug, locale: _locale, state: _state, version, updatedAt: _at, updatedBy: _by, publishedAt: _published, ...content } = article;
  const by = { id: EDDA.id, name: EDDA.name };
  return {
    article: id, rev: 1, base: version, behind: false, content: { ...content, ...change }, authors: [by], by, at: AT,
    review: { state: 'none', reviewer: null, steps: [] }, schedule: null, scheduleFailed: null, origin: null, ...more,
  };
}

/** What the server says when the article is opened. */
export function openedArticle(article: DeskArticle, draft: ArticleDraft | null, more: Partial<CommandOutput<StaffContract, 'article.open'>> = {}): CommandOutput<StaffContract, 'article.open'> {
  return {
    article, draft, translations: [], reviewers: [{ id: MAYA.id, name: MAYA.name }], settings: { reviewRequired: false, verifyEveryDays: 180 }, others: [], ...more,
  };
}
