/**
 * The rows of one view, live. What a notice says of a conversation is decided here by the same rules as on the server;
 * what only the server knows, such as mentions, is asked for a moment later.
 */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { SavedView, ViewReader } from '../../protocol/list-view.ts';
import { compareInView, matchesView } from '../../protocol/list-view.ts';
import type { ConversationSummary, StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** One view as a screen reads it. */
export interface ViewRowsModel {
  readonly rows: ReadonlySignal<readonly ConversationSummary[] | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  dispose(): void;
}

/** The view is asked for anew so long after something changed, in milliseconds. */
const SETTLE_MS = 1_500;
const PAGE_ROWS = 50;

/** The rows of a view. `reader` is who looks; the mentions are left to the server. */
export function createViewRowsModel(client: Client<StaffContract, StaffWelcome>, view: Pick<SavedView, 'filter' | 'sort'>, reader: () => Omit<ViewReader, 'mentions'>): ViewRowsModel {
  const known = signal<readonly ConversationSummary[] | null>(null);
  const next = signal<string | null>(null);
  const problem = signal<ClientError | null>(null);
  let generation = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const fetch = (cursor: string | null, limit: number) => client.ask('views.rows', { filter: { ...view.filter, tags: [...view.filter.tags], priorities: [...view.filter.priorities] }, sort: view.sort, limit, ...(cursor !== null && { cursor }) });
  async function load(): Promise<void> {
    const mine = (generation += 1);
    const answer = await fetch(null, Math.min(100, Math.max(PAGE_ROWS, known.peek()?.length ?? 0)));
    if (mine !== generation) return;
    batch(() => {
      problem.value = answer.ok || answer.error.code === 'offline' ? null : answer.error;
      if (!answer.ok) return;
      known.value = answer.data.conversations;
      next.value = answer.data.next;
    });
  }
  const stop = client.on('summary', ({ summary }: Parameters<StaffPushes['summary']>[0]) => {
    const rows = known.peek();
    if (rows === null) return;
    const before = rows.find(({ id }) => id === summary.id);
    if (before !== undefined && before.seq > summary.seq) return;
    const told = { ...summary, agentRead: Math.max(summary.agentRead, before?.agentRead ?? 0) };
    const belongs = matchesView(told, view.filter, { ...reader(), mentions: new Set(before === undefined ? [] : [summary.id]) });
    const others = rows.filter(({ id }) => id !== summary.id);
    known.value = belongs ? [...others, told].sort((a, b) => compareInView(view.filter.status === 'resolved' ? 'newest' : view.sort, a, b)) : others;
    timer ??= setTimeout(() => {
      timer = null;
      void load();
    }, SETTLE_MS);
  });
  return {
    rows: known,
    hasMore: computed(() => next.value !== null),
    problem,
    load,
    async loadMore() {
      if (next.value === null) return;
      const mine = generation;
      const answer = await fetch(next.value, PAGE_ROWS);
      if (mine !== generation) return;
      if (!answer.ok) return void (problem.value = answer.error);
      const here = new Set((known.value ?? []).map(({ id }) => id));
      batch(() => {
        known.value = [...(known.value ?? []), ...answer.data.conversations.filter(({ id }) => !here.has(id))];
        next.value = answer.data.next;
      });
    },
    dispose() {
      generation += 1;
      stop();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
