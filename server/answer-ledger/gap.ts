/**
 * A gap is what editors work on: like questions that were asked in vain, named by the most typical of them. How many people it
 * affects is counted from its entries whenever one of them changes and once a day, and kept, so that a list of gaps reads gaps
 * and not the hundred thousand questions behind them.
 */
import type { DismissReason, GapArticle, GapKind, GapRow, GapState, LedgerDays } from '../../protocol/ledger.ts';
import type { Group } from './group-questions.ts';

/** Numbers of one period up to now: people, those of the period before it, questions, questions by kind. */
export interface GapCount {
  people: number;
  before: number;
  questions: number;
  kinds: Partial<Record<GapKind, number>>;
}

/** The name of a period in documents. */
export type PeriodKey = `d${LedgerDays}`;
/** The same for a number of days. */
export const periodKey = (days: LedgerDays): PeriodKey => `d${days}`;

/** A gap as it lies in the collection `ledger_gaps`. */
export interface GapDocument extends Record<PeriodKey, GapCount> {
  _id: string;
  locale: string;
  /** The most typical question, the entry it is of, and how typical it is (0–1). */
  question: string;
  questionEntry: string;
  questionTypical: number;
  state: GapState;
  stateAt: Date;
  article: GapArticle | null;
  reopened: boolean;
  dismissed: { reason: DismissReason; note: string; by: string; at: number } | null;
  firstAt: Date;
  lastAt: Date;
  /** Questions ever put into it, and how many of them have each term. */
  n: number;
  terms: readonly (readonly [string, number])[];
  /** When it is to be counted again, and when it was. */
  countAt: Date;
  countedAt: Date | null;
}

/** Nothing counted yet. */
export const NO_COUNT: GapCount = { people: 0, before: 0, questions: 0, kinds: {} };

/** A gap as the grouping knows it. */
export function groupOf({ _id, locale, n, terms }: GapDocument): Group {
  return { id: _id, locale, n, terms: new Map(terms) };
}

/** A gap as editors see it, with the numbers of a period. */
export function gapRow(gap: GapDocument, days: LedgerDays): GapRow {
  const { _id, question, locale, state, lastAt, article, reopened, dismissed } = gap;
  const { people, before, questions, kinds } = gap[periodKey(days)];
  return { id: _id, question, locale, state, people, peopleBefore: before, questions, kinds, lastAt: lastAt.getTime(), article, reopened, dismissed };
}
