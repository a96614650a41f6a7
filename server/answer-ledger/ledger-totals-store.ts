import type { Connection } from 'mongoose';
import { bulkFailures } from '../storage/store-errors.ts';
import type { EntryDocument } from './ledger-entry.ts';

/** What stays of a day: numbers by group and reason, without a word of what was asked. */
interface TotalDocument {
  /** `<day>:<gap>:<locale>:<kind>` */
  _id: string;
  day: Date;
  gap: string | null;
  locale: string;
  kind: EntryDocument['kind'];
  questions: number;
  people: number;
}

/** Numbers that outlive the questions. */
export interface LedgerTotals {
  /** Writes the numbers of the day (UTC) that begins at `day`, unless they are there. */
  keepDay(day: number): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The numbers over a connection. */
export function createLedgerTotals(connection: Connection): LedgerTotals {
  const totals = connection.collection<TotalDocument>('ledger_totals');
  const entries = connection.collection<EntryDocument>('answer_ledger');
  return {
    async keepDay(day) {
      const groups = await entries
        .aggregate<{ _id: Pick<TotalDocument, 'gap' | 'locale' | 'kind'> & { asker: string }; questions: number }>([
          { $match: { at: { $gte: new Date(day), $lt: new Date(day + DAY_MS) } } },
          { $group: { _id: { gap: '$gap', locale: '$locale', kind: '$kind', asker: '$asker' }, questions: { $sum: 1 } } },
        ])
        .toArray();
      const found = new Map<string, TotalDocument>();
      for (const { _id: { gap, locale, kind }, questions } of groups) {
        const _id = `${new Date(day).toISOString().slice(0, 10)}:${gap ?? ''}:${locale}:${kind ?? ''}`;
        const before = found.get(_id) ?? { _id, day: new Date(day), gap, locale, kind, questions: 0, people: 0 };
        found.set(_id, { ...before, questions: before.questions + questions, people: before.people + 1 });
      }
      if (found.size === 0) return;
      try {
        await totals.insertMany([...found.values()], { ordered: false });
      } catch (error) {
        // They were written before this step was stopped; what is left of the day is less than it was.
        if (bulkFailures(error)?.every(({ duplicate }) => duplicate !== undefined) !== true) throw error;
      }
    },
  };
}
