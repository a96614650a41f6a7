import type { GapKind, LedgerDays } from '../../protocol/ledger.ts';
import { GAP_KINDS, LEDGER_DAYS } from '../../protocol/ledger.ts';
import type { GapCount, PeriodKey } from './gap.ts';
import { NO_COUNT, periodKey } from './gap.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is needed of the collection of entries. */
interface Entries {
  aggregate<T extends object>(pipeline: Record<string, unknown>[]): { toArray(): Promise<T[]> };
  findOne(filter: { gap: string }, options: { projection: { at: 1 } }): Promise<{ at: Date } | null>;
}

type Sums = Record<string, number>;

const field = (days: LedgerDays, what: 'now' | 'before' | GapKind) => `d${days}_${what}`;

/** `expression` for entries from `since` until before `until`, else 0. */
const within = (since: number, until: number, also: object[] = []) => ({
  $cond: [{ $and: [{ $gte: ['$at', new Date(since)] }, { $lt: ['$at', new Date(until)] }, ...also] }, 1, 0],
});

/**
 * Counts one gap in the store: first what each person asked, then how many people that are. One row leaves the store, however
 * many questions there are. Answers null where no question of the gap is left.
 */
export async function countGap(entries: Entries, gap: string, now: number): Promise<Record<PeriodKey, GapCount> | null> {
  // What is asked in this very moment belongs to the period that ends with it.
  const end = now + 1;
  const byPerson: Record<string, unknown> = { _id: '$asker' };
  const all: Record<string, unknown> = { _id: null };
  for (const days of LEDGER_DAYS) {
    const since = now - days * DAY_MS;
    byPerson[field(days, 'now')] = { $sum: within(since, end) };
    byPerson[field(days, 'before')] = { $sum: within(since - days * DAY_MS, since) };
    for (const kind of GAP_KINDS) byPerson[field(days, kind)] = { $sum: within(since, end, [{ $eq: ['$kind', kind] }]) };
    for (const what of ['now', 'before'] as const) all[`${field(days, what)}_people`] = { $sum: { $cond: [{ $gt: [`$${field(days, what)}`, 0] }, 1, 0] } };
    for (const what of ['now', ...GAP_KINDS] as const) all[field(days, what)] = { $sum: `$${field(days, what)}` };
  }
  const oldest = new Date(now - 2 * Math.max(...LEDGER_DAYS) * DAY_MS);
  const matching = { $match: { gap, at: { $gte: oldest }, kind: { $ne: null } } };
  const [sums] = await entries.aggregate<Sums>([matching, { $group: byPerson }, { $group: all }]).toArray();
  if (sums === undefined && (await entries.findOne({ gap }, { projection: { at: 1 } })) === null) return null;
  return Object.fromEntries(LEDGER_DAYS.map((days) => [periodKey(days), sums === undefined ? NO_COUNT : countOf(sums, days)])) as Record<PeriodKey, GapCount>;
}

function countOf(sums: Sums, days: LedgerDays): GapCount {
  const kinds = Object.fromEntries(GAP_KINDS.flatMap((kind) => ((sums[field(days, kind)] ?? 0) > 0 ? [[kind, sums[field(days, kind)]]] : [])));
  return {
    ...NO_COUNT,
    people: sums[`${field(days, 'now')}_people`] ?? 0,
    before: sums[`${field(days, 'before')}_people`] ?? 0,
    questions: sums[field(days, 'now')] ?? 0,
    kinds,
  };
}
