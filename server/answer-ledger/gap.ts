/**
 * A gap is what editors work on: like questions that were asked in vain, named by the most typical of them. How many people it
 * affects is counted from its entries whenever one of them changes and once a day, and kept, so that a list of gaps reads gaps
 * and not the hundred thousand questions behind them.
 */
import type { DismissReason, GapArticle, GapKind, GapRow, GapState, LedgerDays } from '../../protocol/ledger.ts';
import type { Group, QuestionVector } from './group-questions.ts';

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
  /** The sum of their vectors, and by which encoder; as bytes, since a list of numbers takes five times as much. */
  vector: { encoder: string; bytes: Uint8Array } | null;
  /** When it is to be counted again, and when it was. */
  countAt: Date;
  countedAt: Date | null;
}

/** Nothing counted yet. */
export const NO_COUNT: GapCount = { people: 0, before: 0, questions: 0, kinds: {} };

/** A gap as the grouping knows it. */
export function groupOf({ _id, locale, n, terms, vector }: GapDocument): Group {
  return { id: _id, locale, n, terms: new Map(terms), vector: vector && { encoder: vector.encoder, values: numbersIn(vector.bytes) } };
}

/** A vector as it is kept. */
export function packedVector(vector: QuestionVector | null): GapDocument['vector'] {
  return vector && { encoder: vector.encoder, bytes: Buffer.from(vector.values.buffer, vector.values.byteOffset, vector.values.byteLength) };
}

/** The driver gives bytes back in an object of its own. */
function numbersIn(bytes: Uint8Array | { buffer: Uint8Array }): Float32Array {
  const plain = Uint8Array.from(bytes instanceof Uint8Array ? bytes : bytes.buffer);
  return new Float32Array(plain.buffer, 0, Math.floor(plain.byteLength / 4));
}

/** A gap as editors see it, with the numbers of a period. */
export function gapRow(gap: GapDocument, days: LedgerDays): GapRow {
  const { _id, question, locale, state, lastAt, article, reopened, dismissed } = gap;
  const { people, before, questions, kinds } = gap[periodKey(days)];
  return { id: _id, question, locale, state, people, peopleBefore: before, questions, kinds, lastAt: lastAt.getTime(), article, reopened, dismissed };
}
