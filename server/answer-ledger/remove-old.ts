import type { EntryStore } from './entry-store.ts';
import type { GapStore } from './gap-store.ts';
import type { LedgerTotals } from './ledger-totals-store.ts';
import type { PassedOnStore } from './passed-on-store.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Entries removed in one step. */
const BATCH = 500;

/** What retention stands on. */
export interface RetentionParts {
  entries: Pick<EntryStore, 'olderThan' | 'remove'>;
  gaps: Pick<GapStore, 'countSoon' | 'findMany' | 'change'>;
  totals: Pick<LedgerTotals, 'keepDay'>;
  passedOn: Pick<PassedOnStore, 'removeOld'>;
  /** The latest remaining question of a gap, to call it by. */
  nameOf(gap: string): Promise<{ text: string; id: string } | null>;
}

/**
 * Removes one step's worth of entries older than `retentionMs`; what was asked on a day stays as numbers. The numbers of a day
 * are written before its first entry goes, and never again, so that a step that was stopped loses and doubles nothing.
 * What agents passed on goes at the same age. Returns how much was removed.
 */
export async function removeOld({ entries, gaps, totals, passedOn, nameOf }: RetentionParts, now: number, retentionMs: number): Promise<number> {
  // Whole days only: a day's numbers are complete when its first entry goes.
  const end = Math.floor((now - retentionMs) / DAY_MS) * DAY_MS;
  const passed = await passedOn.removeOld(end, BATCH);
  const old = await entries.olderThan(end, BATCH);
  if (old.length === 0) return passed;
  for (const day of new Set(old.map(({ at }) => Math.floor(at.getTime() / DAY_MS) * DAY_MS))) await totals.keepDay(day);
  await entries.remove(old.map(({ _id }) => _id));
  const touched = [...new Set(old.flatMap(({ gap }) => gap ?? []))];
  const removed = new Set(old.map(({ _id }) => _id));
  for (const gap of await gaps.findMany(touched)) {
    if (!removed.has(gap.questionEntry)) continue;
    // A gap must not keep the words of a question that is gone.
    const name = await nameOf(gap._id);
    if (name !== null) await gaps.change(gap._id, [gap.state], { question: name.text, questionEntry: name.id, questionTypical: 0 });
  }
  await gaps.countSoon(touched, now);
  return passed + old.length;
}
