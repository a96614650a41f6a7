/**
 * One live list. It is fetched by pages and kept right by the server's notices: each says what a conversation
 * looks like now, and the list decides itself whether it comes, moves or goes.
 */
import { batch, computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ConversationSummary, StaffContract, StaffPushes, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';
import { belongs, compareRows } from './list-membership.ts';
import type { ListQuery } from './list-membership.ts';

/** A list as screens read it. */
export interface ListModel {
  readonly rows: ReadonlySignal<readonly ConversationSummary[]>;
  readonly state: ReadonlySignal<'idle' | 'loading' | 'ready'>;
  readonly loadingMore: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly hasMore: ReadonlySignal<boolean>;
  /** Fetches anew what is shown; what is shown stays until the answer is there. */
  load(): Promise<void>;
  loadMore(): Promise<void>;
  /** An agent has seen the conversation up to this position. */
  markRead(conversation: string, seq: number): void;
  dispose(): void;
}

/** Rows of one page. */
const PAGE_ROWS = 50;
/** Work lists are fetched whole, because the most urgent row may be anywhere in them; this bounds what that can cost. */
const WHOLE_MAX = 1_000;

/** A list over the client core. */
export function createListModel(
  client: Client<StaffContract, StaffWelcome>,
  query: ListQuery,
  { whole, read }: {
    /** Fetches all its pages at once. */
    whole: boolean;
    /** How far each conversation has been read, shared by all lists: notices do not say it. */
    read: Map<string, number>;
  },
): ListModel {
  const known = signal<ReadonlyMap<string, ConversationSummary>>(new Map());
  const state = signal<'idle' | 'loading' | 'ready'>('idle');
  const loadingMore = signal(false);
  const problem = signal<ClientError | null>(null);
  const next = signal<string | null>(null);
  const rows = computed(() => [...known.value.values()].sort((a, b) => compareRows(query.list, a, b)));
  /** Counts loads, so that an answer that a later load has overtaken is dropped. */
  let generation = 0;
  /** What was told while an answer is under way: it may be newer than the answer. A console is open for days, so otherwise nothing is kept. */
  let told: ConversationSummary[] = [];
  let underWay = 0;

  const put = (into: Map<string, ConversationSummary>, summary: ConversationSummary) => {
    const before = into.get(summary.id);
    if (before && before.seq > summary.seq) return;
    if (!belongs(summary, query)) into.delete(summary.id);
    else into.set(summary.id, withRead(summary));
  };
  const withRead = (summary: ConversationSummary): ConversationSummary => {
    const agentRead = Math.max(summary.agentRead, read.get(summary.id) ?? 0);
    // Of what nobody has read there is nothing to remember.
    if (agentRead > 0) read.set(summary.id, agentRead);
    return { ...summary, agentRead };
  };
  const fetchPage = async (cursor: string | null, limit: number) => {
    underWay += 1;
    const answer = await client.ask('conversations.list', {
      list: query.list,
      limit,
      ...(query.list === 'all' ? { status: query.filter } : {}),
      ...(cursor === null ? {} : { cursor }),
    });
    underWay -= 1;
    return answer;
  };
  const load = async () => {
    const mine = (generation += 1);
    told = [];
    if (state.value === 'idle') state.value = 'loading';
    const found = new Map<string, ConversationSummary>();
    let cursor: string | null = null;
    do {
      const answer = await fetchPage(cursor, Math.min(100, Math.max(PAGE_ROWS, known.value.size)));
      if (mine !== generation) return;
      if (!answer.ok) {
        // Without a connection there is nothing to say here: with the next one everything is fetched anew.
        if (answer.error.code !== 'offline') problem.value = answer.error;
        return;
      }
      for (const summary of answer.data.conversations) found.set(summary.id, withRead(summary));
      cursor = answer.data.next;
    } while (whole && cursor !== null && found.size < WHOLE_MAX);
    for (const summary of told) put(found, summary);
    batch(() => {
      known.value = found;
      next.value = cursor;
      problem.value = null;
      state.value = 'ready';
    });
  };
  const loadMore = async () => {
    if (next.value === null || loadingMore.value) return;
    const mine = generation;
    told = [];
    loadingMore.value = true;
    const answer = await fetchPage(next.value, PAGE_ROWS);
    loadingMore.value = false;
    if (mine !== generation) return;
    if (!answer.ok) {
      problem.value = answer.error;
      return;
    }
    const merged = new Map(known.value);
    for (const summary of [...answer.data.conversations, ...told]) put(merged, summary);
    batch(() => {
      known.value = merged;
      next.value = answer.data.next;
      problem.value = null;
    });
  };
  const stop = client.on('summary', ({ summary }: Parameters<StaffPushes['summary']>[0]) => {
    if (underWay > 0) told.push(summary);
    // A list that nobody has opened gathers nothing: it is fetched when they do.
    if (state.value === 'idle') return;
    const changed = new Map(known.value);
    put(changed, summary);
    known.value = changed;
    // Where everything new stays, such as what is resolved, a page is fetched anew now and then.
    if (!whole && changed.size > WHOLE_MAX && underWay === 0) void load();
  });
  return {
    rows,
    state,
    loadingMore,
    problem,
    hasMore: computed(() => next.value !== null),
    load,
    loadMore,
    markRead(conversation, seq) {
      if ((read.get(conversation) ?? 0) < seq) read.set(conversation, seq);
      const row = known.value.get(conversation);
      if (row && row.agentRead < seq) known.value = new Map(known.value).set(conversation, withRead(row));
    },
    dispose() {
      generation += 1;
      stop();
    },
  };
}
