/**
 * What the whole console knows while somebody is signed in: counts, who is here, the work lists, and which
 * customer has waited longest.
 */
import { computed, effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { UserId } from '../../protocol/ids.ts';
import type {
  ConversationSummary,
  ListCounts,
  PresenceStatus,
  StaffContract,
  StaffPushes,
  StaffWelcome,
} from '../../protocol/staff-contract.ts';
import type { Client, Outcome } from '../../client/model.ts';
import { isUnread, waitingSince } from '../lists/list-membership.ts';
import { createListModel } from '../lists/list-model.ts';
import type { ListModel } from '../lists/list-model.ts';
import type { ListFilter } from './route.ts';

/** The console's live facts. */
export interface DeskModel {
  readonly counts: ReadonlySignal<ListCounts | null>;
  readonly team: ReadonlySignal<StaffWelcome['team']>;
  readonly presence: ReadonlySignal<PresenceStatus>;
  /** Why one is away or busy; null where nothing was said. */
  readonly presenceReason: ReadonlySignal<string | null>;
  readonly lists: Readonly<Record<'unassigned' | 'mine', ListModel>> & { all: Readonly<Record<ListFilter, ListModel>> };
  /** The customer who has waited longest, in the queue or for me. */
  readonly mostUrgent: ReadonlySignal<{ summary: ConversationSummary; since: number } | null>;
  /** Conversations that want a look: those in the queue and mine with something unread. */
  readonly attention: ReadonlySignal<number>;
  setPresence(status: 'online' | 'away' | 'busy', reason?: string | null): Promise<Outcome<null>>;
  markRead(conversation: string, seq: number): void;
  /** The server's time, milliseconds since the Unix epoch. */
  now(): number;
  dispose(): void;
}

/** The live facts over the client core; `serves` is false for people who have no desk. */
export function createDeskModel(client: Client<StaffContract, StaffWelcome>, me: UserId, serves: boolean): DeskModel {
  const counts = signal<ListCounts | null>(null);
  const team = signal<StaffWelcome['team']>([]);
  const presence = signal<PresenceStatus>('offline');
  const presenceReason = signal<string | null>(null);
  const offset = signal(0);
  const read = new Map<string, number>();
  const list = (name: 'unassigned' | 'mine' | 'all', filter: ListFilter) =>
    createListModel(client, { list: name, filter, me }, { whole: name !== 'all', read });
  const lists = {
    unassigned: list('unassigned', 'open'),
    mine: list('mine', 'open'),
    all: { open: list('all', 'open'), resolved: list('all', 'resolved') },
  };
  const every = [lists.unassigned, lists.mine, lists.all.open, lists.all.resolved];

  const markRead = (conversation: string, seq: number) => {
    for (const model of every) model.markRead(conversation, seq);
  };
  const begin = (welcome: StaffWelcome) => {
    offset.value = welcome.now - Date.now();
    counts.value = welcome.counts;
    team.value = welcome.team;
    presence.value = welcome.presence;
    presenceReason.value = welcome.presenceReason ?? null;
    if (!serves) return;
    for (const model of every) {
      const needed = model === lists.unassigned || model === lists.mine || model.state.value !== 'idle';
      if (needed) void model.load();
    }
  };
  const stops = [
    client.on('counts', (next: Parameters<StaffPushes['counts']>[0]) => (counts.value = next)),
    client.on('team', (next: Parameters<StaffPushes['team']>[0]) => {
      team.value = next;
      // Another tab, the time without a touch, or a supervisor may have changed one's own.
      const mine = next.find(({ id }) => id === me);
      if (!mine) return;
      presence.value = mine.status;
      presenceReason.value = mine.reason ?? null;
    }),
    client.on('receipts', ({ conversation, receipts }: Parameters<StaffPushes['receipts']>[0]) => markRead(conversation, receipts.agentRead)),
    // Every welcome begins a connection: whatever was told while there was none has been missed.
    effect(() => {
      const welcome = client.welcome.value;
      if (!welcome) return;
      untracked(() => begin(welcome));
    }),
  ];
  const work = computed(() => [...lists.unassigned.rows.value, ...lists.mine.rows.value]);
  return {
    counts,
    team,
    presence,
    presenceReason,
    lists,
    mostUrgent: computed(() => {
      const waiting = work.value.flatMap((summary) => {
        const since = waitingSince(summary);
        return since === null ? [] : [{ summary, since }];
      });
      return waiting.reduce<(typeof waiting)[0] | null>((a, b) => (a === null || b.since < a.since ? b : a), null);
    }),
    attention: computed(() => lists.unassigned.rows.value.length + lists.mine.rows.value.filter(isUnread).length),
    async setPresence(status, reason = null) {
      const before = [presence.value, presenceReason.value] as const;
      [presence.value, presenceReason.value] = [status, reason];
      const answer = await client.ask('presence.set', { status, ...(reason !== null && { reason }) });
      if (!answer.ok) [presence.value, presenceReason.value] = before;
      return answer;
    },
    markRead,
    now: () => Date.now() + offset.peek(),
    dispose() {
      for (const stop of stops) stop();
      for (const model of every) model.dispose();
    },
  };
}
