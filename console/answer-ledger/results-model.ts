/** What became of articles' answers, and the questions behind a number. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ArticleResult, LedgerDays, LedgerQuestion, ResultPart } from '../../protocol/ledger.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';

/** One list that is read page by page. */
export interface PagedModel<Row, Query> {
  readonly rows: ReadonlySignal<readonly Row[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(query: Query): Promise<void>;
  loadMore(): Promise<void>;
}

type StaffClient = Client<StaffContract, StaffWelcome>;

/** The results of all articles of a period. */
export function createResultsModel(client: StaffClient): PagedModel<ArticleResult, LedgerDays> {
  return paged(async (days, cursor) => {
    const answer = await client.ask('ledger.articles', { days, limit: 50, ...(cursor && { cursor }) });
    return answer.ok ? { ok: true, data: { rows: answer.data.articles, next: answer.data.next } } : answer;
  });
}

/** The questions behind one number of an article, with the article's own numbers. */
export function createResultModel(client: StaffClient, slug: string) {
  const article = signal<ArticleResult | null>(null);
  const questions: PagedModel<LedgerQuestion, { part: ResultPart; days: LedgerDays }> = paged(async (query, cursor) => {
    const answer = await client.ask('ledger.questions', { slug, ...query, ...(cursor && { cursor }) });
    if (!answer.ok) return answer;
    article.value = answer.data.article;
    return { ok: true, data: { rows: answer.data.questions, next: answer.data.next } };
  });
  return { article: article as ReadonlySignal<ArticleResult | null>, questions };
}

function paged<Row, Query>(read: (query: Query, cursor: string | null) => Promise<Outcome<{ rows: readonly Row[]; next: string | null }>>): PagedModel<Row, Query> {
  const rows = signal<readonly Row[] | null>(null);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  let asked: { query: Query } | null = null;

  async function show(mine: { query: Query }, cursor: string | null, before: readonly Row[]): Promise<void> {
    const answer = await read(mine.query, cursor);
    if (asked !== mine) return;
    batch(() => {
      problem.value = answer.ok ? null : answer.error;
      if (!answer.ok) return;
      rows.value = [...before, ...answer.data.rows];
      next.value = answer.data.next;
      hasMore.value = answer.data.next !== null;
    });
  }

  return {
    rows,
    hasMore,
    loadingMore,
    problem,
    async load(query) {
      asked = { query };
      await show(asked, null, []);
    },
    async loadMore() {
      if (asked === null || next.value === null || loadingMore.value) return;
      loadingMore.value = true;
      await show(asked, next.value, rows.value ?? []);
      loadingMore.value = false;
    },
  };
}
