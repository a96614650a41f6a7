/** Bringing articles in from files, as the console shows it. The files travel over HTTP: `POST /console/api/imports`. */
import * as v from 'valibot';
import type { FieldDiff } from './article-desk.ts';
import { command } from './command.ts';
import { cursorSchema, limitSchema } from './fields.ts';
import { ID } from './ids.ts';

/** What files are: a folder of this product, plain Markdown or HTML of another help centre, or a table. */
export const IMPORT_KINDS = ['articles', 'markdown', 'html', 'csv'] as const;
/** One of them. */
export type ImportKind = (typeof IMPORT_KINDS)[number];
/** Largest upload, in bytes. */
export const IMPORT_MAX_BYTES = 32 * 1024 * 1024;

/**
 * How an article stands in a file and here, seen from what both sides agreed on last: made there, equal, changed in the
 * file only, changed here only, removed here, or changed on both sides.
 */
export type SyncState = 'new' | 'same' | 'newer_there' | 'newer_here' | 'removed_here' | 'conflict';
/** All of them. */
export const SYNC_STATES: readonly SyncState[] = ['new', 'same', 'newer_there', 'newer_here', 'removed_here', 'conflict'];

/** What is to be done with a row: take the file's text, or leave what is here. */
export type ImportDecision = 'take' | 'leave';
/** What was done with it. */
export type ImportOutcome = 'created' | 'updated' | 'same' | 'left';

/** One article of an import. `decision` is null where a person has to decide. */
export interface ImportRow {
  /** Counts from 0. */
  row: number;
  path: string;
  slug: string;
  locale: string;
  title: string;
  state: SyncState;
  decision: ImportDecision | null;
  outcome: ImportOutcome | null;
  /** The article here; null where there is none. */
  article: string | null;
}

/** An import: what came, and how far it is. Times are milliseconds since the Unix epoch. */
export interface ImportJob {
  id: string;
  /** The name of the folder or file it came from. */
  source: string;
  by: string;
  at: number;
  /** `open`: to be decided or applied; `applying`; `done`: nothing is left. */
  phase: 'open' | 'applying' | 'done';
  rows: number;
  /** Rows that are through, and rows that wait for a person. */
  finished: number;
  undecided: number;
  counts: Readonly<Record<SyncState, number>>;
  /** What could not be read, one line each (first 200), and how many lines there are. */
  lines: readonly string[];
  faults: number;
}

const importIdSchema = v.pipe(v.string(), v.regex(ID, 'must be the id of an import'));
const one = { id: importIdSchema };

/** The commands of the page "Import and export"; permission `articles.publish`. */
export const importsContract = {
  /** Newest first, the last fifty. */
  'imports.list': command<{ imports: readonly ImportJob[] }>()(v.object({})),
  'import.read': command<{ import: ImportJob }>()(v.object(one)),
  'import.rows': command<{ rows: readonly ImportRow[]; next: string | null }>()(
    v.object({ ...one, only: v.optional(v.picklist([...SYNC_STATES, 'undecided'] as const)), cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  /** From what is here to what the file says, field by field. */
  'import.diff': command<{ row: ImportRow; fields: readonly FieldDiff[] }>()(v.object({ ...one, row: v.pipe(v.number(), v.integer(), v.minValue(0)) })),
  /** Decides single rows, or all of one state. Rows that are through stay as they are. */
  'import.decide': command<{ import: ImportJob }>()(
    v.object({
      ...one,
      rows: v.union([v.pipe(v.array(v.pipe(v.number(), v.integer(), v.minValue(0))), v.minLength(1), v.maxLength(1_000)), v.picklist(['conflict', 'newer_here', 'removed_here', 'newer_there', 'new'])]),
      decision: v.picklist(['take', 'leave']),
    }),
  ),
  /** Does what was decided. `conflict` while another import is being applied. Ask `import.read` how far it is. */
  'import.apply': command<{ import: ImportJob }>()(v.object(one)),
  /** Forgets an import; what it has done stays. */
  'import.discard': command<null>()(v.object(one)),
} as const;
