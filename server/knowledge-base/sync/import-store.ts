/**
 * An import is kept until it is through: what came, article by article, and what is to be done with each. So it can be
 * looked over in peace, survives a restart in its middle, and a conflict stays until a person has decided it.
 */
import type { Author } from '../../../protocol/article-desk.ts';
import type { ImportJob, ImportOutcome, SyncState } from '../../../protocol/imports-contract.ts';
import { defineIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import type { FolderExtras } from '../files/folder-extras.ts';
import type { PlannedRow } from './plan-import.ts';

/** An import as it is kept. */
export interface KeptImport {
  id: string;
  /** Names the folder for agreements, and for people. */
  source: string;
  name: string;
  by: Author;
  at: number;
  phase: ImportJob['phase'];
  lines: readonly string[];
  faults: number;
  extras: FolderExtras;
  /** Its rows, counted when it was done; null before. */
  counted: RowCounts | null;
}

/** A row as it is kept. */
export interface KeptRow extends PlannedRow {
  row: number;
  outcome: ImportOutcome | null;
}

/** `reading` until all its rows are kept. */
interface ImportDocument extends Omit<KeptImport, 'id' | 'at' | 'phase'> {
  _id: string;
  at: Date;
  phase: ImportJob['phase'] | 'reading';
}

interface RowDocument extends KeptRow {
  _id: string;
  import: string;
  /** For lists: whether a person has to decide, and whether it is through. */
  undecided: boolean;
  through: boolean;
}

/** How many rows there are of each kind. */
export interface RowCounts {
  rows: number;
  finished: number;
  undecided: number;
  counts: Record<SyncState, number>;
}

/** Which rows a list wants; `after` is a row number. */
export interface RowQuery {
  only?: SyncState | 'undecided' | undefined;
  after?: number | undefined;
  limit: number;
}

/** Reads and writes imports. */
export interface ImportStore {
  put(job: KeptImport, rows: readonly PlannedRow[]): Promise<void>;
  find(id: string): Promise<KeptImport | null>;
  list(limit: number): Promise<readonly KeptImport[]>;
  inPhase(phase: ImportJob['phase']): Promise<readonly KeptImport[]>;
  setPhase(id: string, phase: ImportJob['phase'], counted?: RowCounts): Promise<void>;
  /** Adds to what could not be brought in. */
  addLines(id: string, lines: readonly string[]): Promise<void>;
  count(id: string): Promise<RowCounts>;
  rows(id: string, query: RowQuery): Promise<readonly KeptRow[]>;
  row(id: string, row: number): Promise<KeptRow | null>;
  /** Rows that are decided and not through, with their texts, from the first. */
  due(id: string, limit: number): Promise<readonly KeptRow[]>;
  decide(id: string, rows: readonly number[] | SyncState, decision: 'take' | 'leave'): Promise<void>;
  finish(id: string, rows: readonly { row: number; outcome: ImportOutcome }[]): Promise<void>;
  /** Puts a row back to a person, because the article here has changed since. */
  reopen(id: string, row: number, seen: string | null): Promise<void>;
  remove(id: string): Promise<void>;
  /** Removes what a killed process left of imports that began before `unread`, and imports that are done since before `done`; answers how many. */
  sweep(before: { unread: number; done: number }): Promise<number>;
}

/** The indexes of imports. */
export const importIndexes = [
  ...defineIndexes('article_imports', [{ at: -1 }], [{ phase: 1 }]),
  ...defineIndexes('article_import_rows', [{ import: 1, row: 1 }], [{ import: 1, state: 1, row: 1 }], [{ import: 1, undecided: 1, row: 1 }], [{ import: 1, through: 1, undecided: 1, row: 1 }]),
];

/** Rows written with one request to the store: each may carry a whole article. */
const GROUP = 50;
/** Lines that are kept of what could not be read. */
export const LINES_MAX = 200;
/** Phases of imports that were read to their end. */
const KEPT: ImportDocument['phase'][] = ['open', 'applying', 'done'];
const idOf = (job: string, row: number): string => `${job}:${row}`;

/** Imports over a store. */
export function createImportStore(store: Pick<Store, 'connection' | 'assertWritable'>): ImportStore {
  const jobs = store.connection.collection<ImportDocument>('article_imports');
  const rows = store.connection.collection<RowDocument>('article_import_rows');
  return {
    async put({ id, at, phase, ...job }, planned) {
      store.assertWritable();
      await jobs.insertOne({ _id: id, at: new Date(at), ...job, phase: 'reading' });
      for (let from = 0; from < planned.length; from += GROUP) {
        store.assertWritable();
        const group = planned.slice(from, from + GROUP).map((each, i): RowDocument => {
          const isSame = each.state === 'same';
          // What is equal is never looked at again.
          const content = isSame ? { ...each.content, body: '', questions: [] } : each.content;
          return { _id: idOf(id, from + i), import: id, row: from + i, ...each, content, outcome: isSame ? 'same' : null, undecided: each.decision === null, through: isSame };
        });
        await rows.insertMany(group, { ordered: false });
      }
      await jobs.updateOne({ _id: id }, { $set: { phase } });
    },
    async find(id) {
      const found = await jobs.findOne({ _id: id, phase: { $in: KEPT } });
      return found && toImport(found);
    },
    list: async (limit) => (await jobs.find({ at: { $gt: new Date(0) }, phase: { $in: KEPT } }, { sort: { at: -1 }, limit }).toArray()).map(toImport),
    inPhase: async (phase) => (await jobs.find({ phase }).toArray()).map(toImport),
    async setPhase(id, phase, counted) {
      store.assertWritable();
      await jobs.updateOne({ _id: id }, { $set: { phase, counted: counted ?? null } });
    },
    async addLines(id, lines) {
      if (lines.length === 0) return;
      const found = await jobs.findOne({ _id: id }, { projection: { lines: 1 } });
      const all = [...new Set([...(found?.lines ?? []), ...lines])];
      await jobs.updateOne({ _id: id }, { $set: { lines: all.slice(0, LINES_MAX), faults: all.length } });
    },
    async count(id) {
      const groups = await rows
        .aggregate<{ _id: { state: SyncState; undecided: boolean; through: boolean }; n: number }>([
          { $match: { import: id } },
          { $group: { _id: { state: '$state', undecided: '$undecided', through: '$through' }, n: { $sum: 1 } } },
        ])
        .toArray();
      const counts: RowCounts = { rows: 0, finished: 0, undecided: 0, counts: { new: 0, same: 0, newer_there: 0, newer_here: 0, removed_here: 0, conflict: 0 } };
      for (const { _id, n } of groups) {
        counts.rows += n;
        counts.counts[_id.state] += n;
        if (_id.through) counts.finished += n;
        else if (_id.undecided) counts.undecided += n;
      }
      return counts;
    },
    async rows(id, { only, after = -1, limit }) {
      const which = only === undefined ? {} : only === 'undecided' ? { undecided: true } : { state: only };
      const projection = { 'content.body': 0, 'content.questions': 0 };
      return (await rows.find({ import: id, ...which, row: { $gt: after } }, { sort: { row: 1 }, limit, projection }).toArray()).map(toRow);
    },
    async row(id, row) {
      const found = await rows.findOne({ _id: idOf(id, row) });
      return found && toRow(found);
    },
    due: async (id, limit) => (await rows.find({ import: id, through: false, undecided: false }, { sort: { row: 1 }, limit }).toArray()).map(toRow),
    async decide(id, which, decision) {
      store.assertWritable();
      const filter = typeof which === 'string' ? { import: id, state: which } : { _id: { $in: which.map((row) => idOf(id, row)) } };
      await rows.updateMany({ ...filter, through: false }, { $set: { decision, undecided: false } });
    },
    async finish(id, finished) {
      if (finished.length === 0) return;
      store.assertWritable();
      const writes = finished.map(({ row, outcome }) => ({ updateOne: { filter: { _id: idOf(id, row) }, update: { $set: { outcome, through: true, undecided: false } } } }));
      await rows.bulkWrite(writes, { ordered: false });
    },
    async reopen(id, row, seen) {
      store.assertWritable();
      await rows.updateOne({ _id: idOf(id, row) }, { $set: { state: 'conflict', decision: null, undecided: true, seen } });
    },
    async remove(id) {
      await jobs.deleteOne({ _id: id });
      await rows.deleteMany({ import: id });
    },
    async sweep({ unread, done }) {
      const left = [
        ...(await jobs.find({ phase: 'reading', at: { $lt: new Date(unread) } }).toArray()),
        ...(await jobs.find({ phase: 'done', at: { $lt: new Date(done) } }).toArray()),
      ];
      for (const { _id } of left) {
        await rows.deleteMany({ import: _id });
        await jobs.deleteOne({ _id });
      }
      return left.length;
    },
  };
}

function toImport({ _id, at, phase, ...job }: ImportDocument): KeptImport {
  return { id: _id, at: at.getTime(), ...job, phase: phase === 'reading' ? 'open' : phase };
}

function toRow({ _id, import: _import, undecided: _undecided, through: _through, ...row }: RowDocument): KeptRow {
  return row;
}
