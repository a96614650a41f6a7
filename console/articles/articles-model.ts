/** The list of articles: what was asked for, what is marked, and what is done to many at once. */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ArticleCounts, ArticleRow, BulkResult } from '../../protocol/article-desk.ts';
import { BULK_MAX } from '../../protocol/articles-contract.ts';
import type { CommandInput } from '../../protocol/command.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { GoldenTrial } from '../../protocol/golden.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import { listInput } from './article-filters.ts';
import type { ArticleFilters } from './article-filters.ts';

/** One action on the marked articles. */
export type BulkAction = CommandInput<StaffContract, 'articles.bulk'>['action'];

/** What came of a bulk action; `undone` once it was taken back. */
export interface BulkOutcome {
  action: BulkAction;
  results: readonly BulkResult[];
  undone: boolean;
}

/** What the list reads and does. */
export interface ArticlesModel {
  readonly rows: ReadonlySignal<readonly ArticleRow[] | null>;
  /** How many articles fit the filters. */
  readonly found: ReadonlySignal<number>;
  readonly counts: ReadonlySignal<ArticleCounts | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly marked: ReadonlySignal<ReadonlySet<string>>;
  /** How many of how many a bulk action is through with. */
  readonly working: ReadonlySignal<{ done: number; of: number } | null>;
  readonly outcome: ReadonlySignal<BulkOutcome | null>;
  load(filters: ArticleFilters): Promise<void>;
  loadMore(): Promise<void>;
  mark(id: string, marked: boolean): void;
  markAll(marked: boolean): void;
  /** Publishing is tried first: it answers the trial to be read, after which it is asked again. */
  perform(action: BulkAction): Promise<Outcome<{ trial: GoldenTrial | null }>>;
  undo(): Promise<void>;
  dismiss(): void;
}

/** Articles of one request: each is stored and indexed, and a request is answered within seconds. */
const GROUP = Math.min(BULK_MAX, 20);

/** The list over the client core. */
export function createArticlesModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>): ArticlesModel {
  const rows = signal<readonly ArticleRow[] | null>(null);
  const found = signal(0);
  const counts = signal<ArticleCounts | null>(null);
  const problem = signal<ClientError | null>(null);
  const next = signal<string | null>(null);
  const loadingMore = signal(false);
  const marked = signal<ReadonlySet<string>>(new Set());
  const working = signal<{ done: number; of: number } | null>(null);
  const outcome = signal<BulkOutcome | null>(null);
  let asked: ArticleFilters | null = null;
  /** Counts loads, so that an answer that a later load has overtaken is dropped. */
  let generation = 0;

  async function load(filters: ArticleFilters): Promise<void> {
    const mine = (generation += 1);
    asked = filters;
    const [answer, counted] = await Promise.all([client.ask('articles.list', listInput(filters)), client.ask('articles.counts', {})]);
    if (mine !== generation) return;
    batch(() => {
      if (counted.ok) counts.value = counted.data.counts;
      if (!answer.ok) {
        // Without a connection there is nothing to say here: with the next one everything is fetched anew.
        if (answer.error.code !== 'offline') problem.value = answer.error;
        return;
      }
      problem.value = null;
      rows.value = answer.data.rows;
      next.value = answer.data.next;
      found.value = answer.data.found;
      const here = new Set(answer.data.rows.map(({ id }) => id));
      marked.value = new Set([...marked.peek()].filter((id) => here.has(id)));
    });
  }
  /** Sends groups one after the other; a refusal of a whole group becomes a refusal of each of its articles. */
  async function inGroups<T extends { id: string }>(
    all: readonly T[],
    send: (group: T[]) => Promise<{ ok: true; data: { results: readonly BulkResult[] } } | { ok: false; error: ClientError }>,
  ): Promise<BulkResult[]> {
    const results: BulkResult[] = [];
    const titles = new Map((rows.peek() ?? []).map(({ id, title }) => [id, title]));
    for (let at = 0; at < all.length; at += GROUP) {
      working.value = { done: at, of: all.length };
      const group = all.slice(at, at + GROUP);
      const answer = await send(group);
      if (answer.ok) results.push(...answer.data.results);
      else results.push(...group.map(({ id }) => ({ id, title: titles.get(id) ?? '', outcome: 'refused' as const, message: answer.error.message, version: 0, before: 0 })));
    }
    working.value = null;
    return results;
  }

  return {
    rows,
    found,
    counts,
    problem,
    hasMore: computed(() => next.value !== null),
    loadingMore,
    marked,
    working,
    outcome,
    load,
    async loadMore() {
      if (next.value === null || loadingMore.value || !asked) return;
      const mine = generation;
      loadingMore.value = true;
      const answer = await client.ask('articles.list', { ...listInput(asked), cursor: next.value });
      loadingMore.value = false;
      if (mine !== generation) return;
      if (!answer.ok) {
        problem.value = answer.error;
        return;
      }
      const here = new Set((rows.value ?? []).map(({ id }) => id));
      rows.value = [...(rows.value ?? []), ...answer.data.rows.filter(({ id }) => !here.has(id))];
      next.value = answer.data.next;
    },
    mark(id, isMarked) {
      const changed = new Set(marked.value);
      if (isMarked) changed.add(id);
      else changed.delete(id);
      marked.value = changed;
    },
    markAll: (isMarked) => void (marked.value = new Set(isMarked ? (rows.value ?? []).map(({ id }) => id) : [])),
    async perform(action) {
      const chosen = (rows.value ?? []).filter(({ id }) => marked.value.has(id)).map(({ id, version }) => ({ id, version }));
      if (chosen.length === 0 || working.value !== null) return { ok: true, data: { trial: null } };
      outcome.value = null;
      let results: readonly BulkResult[];
      if (action.kind === 'publish') {
        // Tried, and published, as one: how the articles do together is the question.
        const answer = await client.ask('articles.bulk', { articles: chosen.slice(0, BULK_MAX), action });
        if (!answer.ok || answer.data.trial) return answer;
        results = answer.data.results;
      } else results = await inGroups(chosen, (articles) => client.ask('articles.bulk', { articles, action }));
      batch(() => {
        outcome.value = { action, results, undone: false };
        // What is still to be done stays marked: what was refused, and what was too much for one request.
        const through = new Set(results.filter(({ outcome: came }) => came !== 'refused').map(({ id }) => id));
        marked.value = new Set([...marked.peek()].filter((id) => !through.has(id)));
      });
      if (asked) await load(asked);
      return { ok: true, data: { trial: null } };
    },
    async undo() {
      const before = outcome.value;
      if (!before || before.undone) return;
      const done = before.results.filter(({ outcome: came }) => came === 'done').map(({ id, version, before: old }) => ({ id, version, before: old }));
      const results = await inGroups(done, (articles) => client.ask('articles.undo', { articles }));
      outcome.value = { action: before.action, results, undone: true };
      if (asked) await load(asked);
    },
    dismiss: () => void (outcome.value = null),
  };
}
