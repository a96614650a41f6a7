/** What an editor does about a gap; each can be taken back as long as it is said that it was done. */
import { batch, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { DismissReason, GapArticle, GapRow, LedgerDays } from '../../protocol/ledger.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';
import { newId } from '../../client/new-id.ts';

/** What was just done, and with which gap. */
export interface GapDone {
  gap: GapRow;
  what: 'dismissed' | 'added' | 'reopened';
  article: GapArticle | null;
}

/** The actions of the gaps' pages. */
export interface GapActions {
  readonly done: ReadonlySignal<GapDone | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  /** The gap that something is being done about. */
  readonly working: ReadonlySignal<string | null>;
  /** Resolves to the article that was begun, or null where that was refused. */
  write(gap: GapRow): Promise<GapArticle | null>;
  add(gap: GapRow, article: GapArticle, questions: readonly string[]): Promise<ClientError | null>;
  dismiss(gap: GapRow, reason: DismissReason, note: string): Promise<ClientError | null>;
  reopen(gap: GapRow): Promise<void>;
  /** Articles by their words; without words those that were found for the gap. */
  find(gap: GapRow, query: string): Promise<Outcome<{ articles: readonly GapArticle[] }>>;
}

/** The actions over the client core; `days` is the period that is looked at, `changed` hears of the gap as it is now. */
export function createGapActions(client: Client<StaffContract, StaffWelcome>, days: () => LedgerDays, changed: (gap: GapRow) => void): GapActions {
  const done = signal<GapDone | null>(null);
  const problem = signal<ClientError | null>(null);
  const working = signal<string | null>(null);
  /** The same attempt at a draft keeps its id, so that a lost answer makes no second article. */
  const attempts = new Map<string, string>();

  async function perform<T extends { gap: GapRow }>(gap: GapRow, ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    working.value = gap.id;
    const answer = await ask();
    batch(() => {
      working.value = null;
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) changed(answer.data.gap);
    });
    return answer;
  }

  return {
    done,
    problem,
    working,
    async write(gap) {
      const clientId = attempts.get(gap.id) ?? newId();
      attempts.set(gap.id, clientId);
      const answer = await perform(gap, () => client.ask('ledger.draft', { gap: gap.id, clientId, days: days() }));
      if (!answer.ok) return null;
      attempts.delete(gap.id);
      return answer.data.article;
    },
    async add(gap, { slug, locale }, questions) {
      const answer = await perform(gap, () => client.ask('ledger.phrasing', { gap: gap.id, slug, locale, questions: [...questions], days: days() }));
      if (!answer.ok) return answer.error;
      done.value = { gap: answer.data.gap, what: 'added', article: answer.data.article };
      return null;
    },
    async dismiss(gap, reason, note) {
      const answer = await perform(gap, () => client.ask('ledger.dismiss', { gap: gap.id, reason, note, days: days() }));
      if (!answer.ok) return answer.error;
      done.value = { gap: answer.data.gap, what: 'dismissed', article: null };
      return null;
    },
    async reopen(gap) {
      const answer = await perform(gap, () => client.ask('ledger.reopen', { gap: gap.id, days: days() }));
      if (answer.ok) done.value = { gap: answer.data.gap, what: 'reopened', article: null };
    },
    find: (gap, query) => client.ask('ledger.find_articles', { gap: gap.id, query, locale: gap.locale, days: days() }),
  };
}
