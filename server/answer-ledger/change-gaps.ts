import type { DismissReason, GapArticle, GapRow, GapState, LedgerDays } from '../../protocol/ledger.ts';
import { AppError } from '../kernel/errors.ts';
import type { GapDocument } from './gap.ts';
import { gapRow } from './gap.ts';
import type { GapChange, GapStore } from './gap-store.ts';
import type { Editor, LedgerArticles } from './ledger-articles.ts';

/** What editors do about a gap. A gap that is gone is AppError `not_found`. */
export interface GapChanges {
  dismiss(gap: string, why: { reason: DismissReason; note: string }, by: Editor, days: LedgerDays): Promise<GapRow>;
  reopen(gap: string, days: LedgerDays): Promise<GapRow>;
  draft(gap: string, draft: { title: string; questions: readonly string[]; key: string }, by: Editor, days: LedgerDays): Promise<{ gap: GapRow; article: GapArticle }>;
  phrasing(gap: string, article: { slug: string; locale: string }, questions: readonly string[], by: Editor, days: LedgerDays): Promise<{ gap: GapRow; article: GapArticle }>;
}

/** What changing gaps stands on. */
export interface GapChangesParts {
  gaps: Pick<GapStore, 'find' | 'change'>;
  articles: Pick<LedgerArticles, 'begin' | 'addQuestions'>;
  now(): number;
}

const ALL: readonly GapState[] = ['open', 'in_work', 'solved', 'dismissed'];

/** Changes over the gaps and the articles' domain. */
export function createGapChanges({ gaps, articles, now }: GapChangesParts): GapChanges {
  async function find(id: string): Promise<GapDocument> {
    const gap = await gaps.find(id);
    if (gap === null) throw new AppError('not_found', 'There is no such gap any more.');
    return gap;
  }

  async function change(id: string, what: GapChange, days: LedgerDays): Promise<GapRow> {
    const changed = await gaps.change(id, ALL, { ...what, stateAt: new Date(now()) });
    if (changed === null) throw new AppError('not_found', 'There is no such gap any more.');
    return gapRow(changed, days);
  }

  const inWork = (id: string, article: GapArticle, days: LedgerDays) => change(id, { state: 'in_work', article, dismissed: null }, days);

  return {
    dismiss: (id, { reason, note }, { name }, days) => change(id, { state: 'dismissed', dismissed: { reason, note, by: name, at: now() } }, days),
    reopen: (id, days) => change(id, { state: 'open', dismissed: null, article: null }, days),
    async draft(id, { title, questions, key }, by, days) {
      const { locale } = await find(id);
      const article = await articles.begin({ gap: id, title, questions, locale, key }, by);
      return { gap: await inWork(id, article, days), article };
    },
    async phrasing(id, target, questions, by, days) {
      await find(id);
      const article = await articles.addQuestions(target, questions, id, by);
      return { gap: await inWork(id, article, days), article };
    },
  };
}
