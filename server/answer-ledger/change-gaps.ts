import { TITLE_MAX } from '../../protocol/article-limits.ts';
import type { DismissReason, GapArticle, GapRow, GapState, LedgerDays } from '../../protocol/ledger.ts';
import { AppError } from '../kernel/errors.ts';
import type { EntryStore } from './entry-store.ts';
import type { GapDocument } from './gap.ts';
import { gapRow } from './gap.ts';
import type { GapChange, GapStore } from './gap-store.ts';
import type { Editor, LedgerArticles } from './ledger-articles.ts';
import { questionTerms, withoutMasks } from './question-terms.ts';

/** What editors do about a gap. A gap that is gone is AppError `not_found`. */
export interface GapChanges {
  dismiss(gap: string, why: { reason: DismissReason; note: string }, by: Editor, days: LedgerDays): Promise<GapRow>;
  reopen(gap: string, days: LedgerDays): Promise<GapRow>;
  draft(gap: string, draft: { title?: string | undefined; questions?: readonly string[] | undefined; key: string }, by: Editor, days: LedgerDays): Promise<{ gap: GapRow; article: GapArticle }>;
  phrasing(gap: string, article: { slug: string; locale: string }, questions: readonly string[], by: Editor, days: LedgerDays): Promise<{ gap: GapRow; article: GapArticle }>;
}

/** What changing gaps stands on. */
export interface GapChangesParts {
  gaps: Pick<GapStore, 'find' | 'change'>;
  entries: Pick<EntryStore, 'ofGap'>;
  articles: Pick<LedgerArticles, 'begin' | 'addQuestions'>;
  now(): number;
}

/** Example questions that a draft begins with, and the latest questions they are taken from. */
const EXAMPLES_MAX = 5;
const EXAMPLES_OF = 50;

const ALL: readonly GapState[] = ['open', 'in_work', 'solved', 'dismissed'];

/** Changes over the gaps and the articles' domain. */
export function createGapChanges({ gaps, entries, articles, now }: GapChangesParts): GapChanges {
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

  /** The latest questions of a gap that say different things and hold nothing that was masked. */
  async function examplesOf(id: string): Promise<readonly string[]> {
    const latest = await entries.ofGap(id, { since: 0, now: now(), limit: EXAMPLES_OF });
    const plain = latest.filter(({ text }) => withoutMasks(text) === text);
    const byTerms = new Map((plain.length > 0 ? plain : latest).map(({ text, locale }) => [questionTerms(text, locale).join(' '), withoutMasks(text)]));
    return [...byTerms.values()].filter((text) => text !== '').slice(0, EXAMPLES_MAX);
  }

  const inWork = (id: string, article: GapArticle, days: LedgerDays) => change(id, { state: 'in_work', article, dismissed: null }, days);

  return {
    dismiss: (id, { reason, note }, { name }, days) => change(id, { state: 'dismissed', dismissed: { reason, note, by: name, at: now() } }, days),
    reopen: (id, days) => change(id, { state: 'open', dismissed: null, article: null }, days),
    async draft(id, { title, questions, key }, by, days) {
      const { locale, question } = await find(id);
      const begun = { gap: id, title: title ?? titleOf(question), questions: questions ?? (await examplesOf(id)), locale, key };
      const article = await articles.begin(begun, by);
      return { gap: await inWork(id, article, days), article };
    },
    async phrasing(id, target, questions, by, days) {
      await find(id);
      const article = await articles.addQuestions(target, questions, id, by);
      return { gap: await inWork(id, article, days), article };
    },
  };
}

/** A question as a working title. */
function titleOf(question: string): string {
  const line = withoutMasks(question).replace(/[\s?？¿.!]+$/u, '').replace(/^[¿\s]+/u, '');
  const title = line.slice(0, TITLE_MAX).replace(/\p{Surrogate}$/u, '');
  return title.charAt(0).toUpperCase() + title.slice(1);
}
