/** One gap and its questions. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { GapRow, LedgerDays, LedgerQuestion } from '../../protocol/ledger.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** An article that the engine considered for the questions of a gap. */
export interface FoundArticle {
  slug: string;
  title: string;
  times: number;
  given: number;
}

/** What a gap's page reads. */
export interface GapModel {
  readonly gap: ReadonlySignal<GapRow | null>;
  readonly questions: ReadonlySignal<readonly LedgerQuestion[]>;
  readonly found: ReadonlySignal<readonly FoundArticle[]>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(days: LedgerDays): Promise<void>;
  loadMore(): Promise<void>;
  put(gap: GapRow): void;
}

/** The page of one gap over the client core. */
export function createGapModel(client: Client<StaffContract, StaffWelcome>, id: string): GapModel {
  const gap = signal<GapRow | null>(null);
  const questions = signal<readonly LedgerQuestion[]>([]);
  const found = signal<readonly FoundArticle[]>([]);
  const next = signal<string | null>(null);
  const hasMore = signal(false);
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  let asked: LedgerDays | null = null;
  const follow = (cursor: string | null) => {
    next.value = cursor;
    hasMore.value = cursor !== null;
  };

  return {
    gap,
    questions,
    found,
    hasMore,
    loadingMore,
    problem,
    async load(days) {
      asked = days;
      const answer = await client.ask('ledger.gap', { gap: id, days });
      if (asked !== days) return;
      batch(() => {
        problem.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        gap.value = answer.data.gap;
        questions.value = answer.data.questions;
        found.value = answer.data.found;
        follow(answer.data.next);
      });
    },
    async loadMore() {
      const days = asked;
      if (days === null || next.value === null || loadingMore.value) return;
      loadingMore.value = true;
      const answer = await client.ask('ledger.gap', { gap: id, days, cursor: next.value });
      loadingMore.value = false;
      if (asked !== days) return;
      batch(() => {
        problem.value = answer.ok ? null : answer.error;
        if (!answer.ok) return;
        questions.value = [...questions.value, ...answer.data.questions];
        follow(answer.data.next);
      });
    },
    put: (changed) => void (gap.value = changed),
  };
}
