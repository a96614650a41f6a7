/** The list of gaps. What an overtaken question answers is dropped. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { GapRow, GapState } from '../../protocol/ledger.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import type { GapFilters } from './ledger-address.ts';

/** What the list of gaps reads. */
export interface GapsModel {
  readonly gaps: ReadonlySignal<readonly GapRow[] | null>;
  readonly counts: ReadonlySignal<Readonly<Record<GapState, number>> | null>;
  readonly locales: ReadonlySignal<readonly string[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(filters: GapFilters): Promise<void>;
  loadMore(): Promise<void>;
  /** A gap as it is now: one that left the list's state leaves the list, and comes back where it returns. */
  put(gap: GapRow): void;
  /** Every gap that fits, for an export; null where it could not be read. */
  all(filters: GapFilters): Promise<readonly GapRow[] | null>;
}

const PAGE_ROWS = 25;
const EXPORT_ROWS = 100;
/** Pages of an export; nobody reads more than 5,000 gaps. */
const EXPORT_PAGES = 50;

/** The list over the client core. */
export function createGapsModel(client: Client<StaffContract, StaffWelcome>): GapsModel {
  const gaps = signal<readonly GapRow[] | null>(null);
  const counts = signal<Readonly<Record<GapState, number>> | null>(null);
  const locales = signal<readonly string[]>([]);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  let asked: GapFilters | null = null;

  const page = ({ days, state, kind, locale }: GapFilters, cursor: string | null, limit = PAGE_ROWS) =>
    client.ask('ledger.gaps', { days, state, limit, ...(kind && { kind }), ...(locale && { locale }), ...(cursor && { cursor }) });
  const follow = (cursor: string | null) => {
    next.value = cursor;
    hasMore.value = cursor !== null;
  };

  return {
    gaps,
    counts,
    locales,
    hasMore,
    loadingMore,
    problem,
    async load(filters) {
      asked = filters;
      const answer = await page(filters, null);
      if (asked !== filters) return;
      batch(() => {
        problem.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        gaps.value = answer.data.gaps;
        counts.value = answer.data.counts;
        locales.value = answer.data.locales;
        follow(answer.data.next);
      });
    },
    async loadMore() {
      const filters = asked;
      if (filters === null || next.value === null || loadingMore.value) return;
      loadingMore.value = true;
      const answer = await page(filters, next.value);
      loadingMore.value = false;
      if (asked !== filters) return;
      batch(() => {
        problem.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        gaps.value = [...(gaps.value ?? []), ...answer.data.gaps];
        follow(answer.data.next);
      });
    },
    put(gap) {
      const before = gaps.value ?? [];
      const others = before.filter(({ id }) => id !== gap.id);
      const known = before.find(({ id }) => id === gap.id);
      batch(() => {
        gaps.value = gap.state === asked?.state ? [...others, gap].toSorted((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1)) : others;
        const { value } = counts;
        if (value === null || known?.state === gap.state) return;
        const from = known?.state;
        counts.value = { ...value, [gap.state]: value[gap.state] + 1, ...(from && { [from]: Math.max(0, value[from] - 1) }) };
      });
    },
    async all(filters) {
      const found: GapRow[] = [];
      let cursor: string | null = null;
      for (let n = 0; n < EXPORT_PAGES; n += 1) {
        const answer = await page(filters, cursor, EXPORT_ROWS);
        if (!answer.ok) {
          problem.value = answer.error;
          return null;
        }
        found.push(...answer.data.gaps);
        cursor = answer.data.next;
        if (cursor === null) break;
      }
      return found;
    },
  };
}
