/** Imports: the list, one of them with its rows, and what people decide. A running one is asked after until it is through. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ImportDecision, ImportJob, ImportKind, ImportRow, SyncState } from '../../protocol/imports-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import type { Http } from '../app/http.ts';

/** What the form says of the files. */
export interface ImportChoice {
  kind: ImportKind;
  name: string;
  locale: string;
  state: 'draft' | 'published';
}

/** Which rows are shown. */
export type RowFilter = SyncState | 'undecided' | 'all';

/** What the page reads and does. */
export interface ImportModel {
  readonly imports: ReadonlySignal<readonly ImportJob[] | null>;
  readonly job: ReadonlySignal<ImportJob | null>;
  readonly rows: ReadonlySignal<readonly ImportRow[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly filter: ReadonlySignal<RowFilter>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  open(id: string, filter?: RowFilter): Promise<void>;
  show(filter: RowFilter): Promise<void>;
  more(): Promise<void>;
  send(choice: ImportChoice, file: Blob): Promise<Outcome<ImportJob>>;
  decide(rows: readonly number[] | 'conflict' | 'removed_here', decision: ImportDecision): Promise<void>;
  apply(): Promise<void>;
  discard(): Promise<boolean>;
  dispose(): void;
}

/** How often a running import is asked after, in milliseconds. */
const ASK_MS = 500;

/** Imports over the client core, and over HTTP for the files. */
export function createImportModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>, http: Http): ImportModel {
  const imports = signal<readonly ImportJob[] | null>(null);
  const job = signal<ImportJob | null>(null);
  const rows = signal<readonly ImportRow[] | null>(null);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const filter = signal<RowFilter>('all');
  const problem = signal<ClientError | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;

  /** The data, or undefined after saying what is wrong. Without a connection the page says so itself. */
  function heard<T>(answer: Outcome<T>): T | undefined {
    if (answer.ok) problem.value = null;
    else if (answer.error.code !== 'offline') problem.value = answer.error;
    return answer.ok ? answer.data : undefined;
  }

  async function fetchRows(cursor: string | null): Promise<void> {
    const id = job.peek()?.id;
    if (id === undefined) return;
    const mine = generation;
    const only = filter.peek();
    const found = heard(await client.ask('import.rows', { id, ...(only !== 'all' && { only }), ...(cursor !== null && { cursor }), limit: 50 }));
    if (found === undefined || mine !== generation) return;
    rows.value = cursor === null ? found.rows : [...(rows.peek() ?? []), ...found.rows];
    next.value = found.next;
    hasMore.value = found.next !== null;
  }

  function put(changed: ImportJob): void {
    job.value = changed;
    imports.value = imports.peek()?.map((each) => (each.id === changed.id ? changed : each)) ?? null;
  }

  function follow(id: string): void {
    clearTimeout(timer);
    const mine = generation;
    const ask = async (): Promise<void> => {
      const found = heard(await client.ask('import.read', { id }));
      if (mine !== generation) return;
      if (found !== undefined) put(found.import);
      if (job.peek()?.phase === 'applying') timer = setTimeout(() => void ask(), ASK_MS);
      else await fetchRows(null);
    };
    timer = setTimeout(() => void ask(), ASK_MS);
  }

  return {
    imports,
    job,
    rows,
    hasMore,
    filter,
    problem,
    async load() {
      const found = heard(await client.ask('imports.list', {}));
      if (found !== undefined) imports.value = found.imports;
    },
    async open(id, only) {
      generation += 1;
      clearTimeout(timer);
      if (job.peek()?.id !== id) [job.value, rows.value] = [null, null];
      const found = heard(await client.ask('import.read', { id }));
      if (found === undefined) return;
      put(found.import);
      filter.value = only ?? (found.import.undecided > 0 ? 'undecided' : 'all');
      await fetchRows(null);
      if (found.import.phase === 'applying') follow(id);
    },
    async show(only) {
      filter.value = only;
      rows.value = null;
      await fetchRows(null);
    },
    more: () => fetchRows(next.peek()),
    async send(choice, file) {
      const query = new URLSearchParams({ ...choice }).toString();
      const answer = await http<{ import: ImportJob }>('POST', `/console/api/imports?${query}`, file);
      if (!answer.ok) return answer;
      imports.value = [answer.data.import, ...(imports.peek() ?? [])];
      return { ok: true, data: answer.data.import };
    },
    async decide(which, decision) {
      const id = job.peek()?.id;
      if (id === undefined) return;
      const found = heard(await client.ask('import.decide', { id, rows: typeof which === 'string' ? which : [...which], decision }));
      if (found === undefined) return;
      put(found.import);
      // The rows stay where they are, so that the next one is where the eye is; the filter is asked anew when it is chosen.
      const isMeant = (row: ImportRow) => row.outcome === null && (typeof which === 'string' ? row.state === which : which.includes(row.row));
      rows.value = rows.peek()?.map((row) => (isMeant(row) ? { ...row, decision } : row)) ?? null;
    },
    async apply() {
      const id = job.peek()?.id;
      if (id === undefined) return;
      const found = heard(await client.ask('import.apply', { id }));
      if (found === undefined) return;
      put(found.import);
      follow(id);
    },
    async discard() {
      const id = job.peek()?.id;
      if (id === undefined || heard(await client.ask('import.discard', { id })) === undefined) return false;
      imports.value = imports.peek()?.filter((each) => each.id !== id) ?? null;
      return true;
    },
    dispose() {
      generation += 1;
      clearTimeout(timer);
    },
  };
}
