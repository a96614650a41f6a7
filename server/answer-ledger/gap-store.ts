import type { Connection } from 'mongoose';
import type { GapKind, GapState, LedgerDays } from '../../protocol/ledger.ts';
import { LEDGER_DAYS } from '../../protocol/ledger.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { countGap } from './count-gap.ts';
import type { GapCount, GapDocument, PeriodKey } from './gap.ts';
import { periodKey } from './gap.ts';
import type { EntryDocument } from './ledger-entry.ts';

/** Which gaps a list wants: those with somebody in the period, most people first, then the smaller id. */
export interface GapQuery {
  days: LedgerDays;
  state: GapState;
  kind?: GapKind | undefined;
  locale?: string | undefined;
  after?: { people: number; id: string } | undefined;
  limit: number;
}

/** What changes of a gap when a question joins it. */
export type GapGrowth = Pick<GapDocument, '_id' | 'n' | 'terms' | 'vector' | 'question' | 'questionEntry' | 'questionTypical' | 'lastAt' | 'countAt'>;

/** What an editor changes, or time does. */
export type GapChange = Partial<Pick<GapDocument, 'state' | 'stateAt' | 'article' | 'reopened' | 'dismissed' | 'question' | 'questionEntry' | 'questionTypical'>>;

/** Reads and writes gaps. Times are milliseconds since the Unix epoch. */
export interface GapStore {
  all(): Promise<readonly GapDocument[]>;
  find(id: string): Promise<GapDocument | null>;
  findMany(ids: readonly string[]): Promise<readonly GapDocument[]>;
  insert(gaps: readonly GapDocument[]): Promise<void>;
  grow(growths: readonly GapGrowth[]): Promise<void>;
  /** Changes a gap that is still in one of these states; answers it, or null where it is not. */
  change(id: string, from: readonly GapState[], change: GapChange): Promise<GapDocument | null>;
  list(query: GapQuery): Promise<readonly GapDocument[]>;
  /** Gaps of the period by state, and the languages they are in. */
  overview(days: LedgerDays): Promise<{ counts: Readonly<Record<GapState, number>>; locales: readonly string[] }>;
  inState(state: GapState, limit: number): Promise<readonly GapDocument[]>;
  /** Has gaps counted not later than at a time. */
  countSoon(ids: readonly string[], at: number): Promise<void>;
  due(now: number, limit: number): Promise<readonly Pick<GapDocument, '_id' | 'n'>[]>;
  /** Counts the questions of a gap up to `now`; answers null where none is left in the ledger. */
  count(id: string, now: number): Promise<Record<PeriodKey, GapCount> | null>;
  counted(id: string, periods: Record<PeriodKey, GapCount>, at: number, again: number): Promise<void>;
  /** Has gaps counted at these times, and not before. */
  postpone(later: readonly (readonly [id: string, at: number])[]): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}

/** The indexes of the collection `ledger_gaps`. */
export const gapIndexes = defineIndexes(
  'ledger_gaps',
  ...LEDGER_DAYS.map((days): [Record<string, 1 | -1>] => [{ state: 1, [`${periodKey(days)}.people`]: -1, _id: 1 }]),
  [{ countAt: 1 }],
);

/** Gaps over a connection. */
export function createGapStore(connection: Connection): GapStore {
  const gaps = connection.collection<GapDocument>('ledger_gaps');
  const entries = connection.collection<EntryDocument>('answer_ledger');
  return {
    all: () => gaps.find({}).toArray(),
    find: (id) => gaps.findOne({ _id: id }),
    findMany: (ids) => gaps.find({ _id: { $in: [...ids] } }).toArray(),
    async insert(made) {
      if (made.length > 0) await gaps.insertMany([...made], { ordered: false });
    },
    async grow(growths) {
      const writes = growths.map(({ _id, lastAt, countAt, ...fields }) => ({
        updateOne: { filter: { _id }, update: { $set: fields, $max: { lastAt }, $min: { countAt } } },
      }));
      if (writes.length > 0) await gaps.bulkWrite(writes, { ordered: false });
    },
    change: (id, from, change) => gaps.findOneAndUpdate({ _id: id, state: { $in: [...from] } }, { $set: change }, { returnDocument: 'after' }),
    async list({ days, state, kind, locale, after, limit }) {
      const people = `${periodKey(days)}.people`;
      const rest = {
        ...(locale !== undefined && { locale }),
        ...(kind !== undefined && { [`${periodKey(days)}.kinds.${kind}`]: { $gt: 0 } }),
        ...(after !== undefined && { $or: [{ [people]: { $lt: after.people } }, { [people]: after.people, _id: { $gt: after.id } }] }),
      };
      const filter = { state, [people]: { $gt: 0, ...(after !== undefined && { $lte: after.people }) }, ...rest };
      return gaps.find(filter, { sort: { [people]: -1, _id: 1 }, limit, projection: { terms: 0, vector: 0 } }).toArray() as Promise<GapDocument[]>;
    },
    async overview(days) {
      const groups = await gaps
        .aggregate<{ _id: { state: GapState; locale: string }; gaps: number }>([
          { $match: { [`${periodKey(days)}.people`]: { $gt: 0 }, state: { $in: ['open', 'in_work', 'solved', 'dismissed'] } } },
          { $group: { _id: { state: '$state', locale: '$locale' }, gaps: { $sum: 1 } } },
        ])
        .toArray();
      const counts = { open: 0, in_work: 0, solved: 0, dismissed: 0 };
      for (const { _id, gaps: found } of groups) counts[_id.state] += found;
      return { counts, locales: [...new Set(groups.map(({ _id }) => _id.locale))].toSorted() };
    },
    inState: (state, limit) => gaps.find({ state }, { limit }).toArray(),
    async countSoon(ids, at) {
      if (ids.length > 0) await gaps.updateMany({ _id: { $in: [...ids] } }, { $min: { countAt: new Date(at) } });
    },
    due: (now, limit) =>
      gaps.find({ countAt: { $gt: new Date(0), $lte: new Date(now) } }, { limit, projection: { n: 1 } }).toArray(),
    count: (id, now) => countGap(entries, id, now),
    async counted(id, periods, at, again) {
      await gaps.updateOne({ _id: id }, { $set: { ...periods, countedAt: new Date(at), countAt: new Date(again) } });
    },
    async postpone(later) {
      const writes = later.map(([_id, at]) => ({ updateOne: { filter: { _id }, update: { $set: { countAt: new Date(at) } } } }));
      if (writes.length > 0) await gaps.bulkWrite(writes, { ordered: false });
    },
    async remove(ids) {
      if (ids.length > 0) await gaps.deleteMany({ _id: { $in: [...ids] } });
    },
  };
}
