/**
 * The board is what a supervisor must see at one glance: who waits and for how long, who is there, what each of them has.
 * Made from summaries each time, so that it can neither drift nor depend on which node was asked. Pure.
 */
import type { AgentRef } from '../../protocol/agent-ref.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/presence-status.ts';
import type { Board, BoardAgent, BoardConversation, BoardQueue } from '../../protocol/supervision-contract.ts';
import { BOARD_RISKS } from '../../protocol/supervision-contract.ts';
import { contactName } from '../conversations/index.ts';
import type { StatusChange } from '../presence/index.ts';
import type { BoardState } from './board-store.ts';

/** Somebody at the desk, as the directory knows them. */
export interface BoardPerson {
  id: UserId;
  name: string;
  status: PresenceStatus;
  load: number;
  capacity: number;
  teams: readonly TeamId[];
}

/** What a board is made of. */
export interface BoardParts {
  now: number;
  states: readonly BoardState[];
  bot: number;
  isCut: boolean;
  people: readonly BoardPerson[];
  statuses: ReadonlyMap<UserId, StatusChange>;
}

const ORDER: Readonly<Record<PresenceStatus, number>> = { online: 0, busy: 1, away: 2, offline: 3 };
const never = Number.MAX_SAFE_INTEGER;
const byWait = (a: BoardConversation, b: BoardConversation): number => (a.waitingSince ?? never) - (b.waitingSince ?? never);

/** The board at `now`. */
export function boardOf({ now, states, bot, isCut, people, statuses }: BoardParts): Board {
  const all = states.map((state) => shown(state, now)).toSorted(byWait);
  const queued = all.filter(({ status }) => status === 'queued');
  const count = (status: BoardConversation['status']): number => all.filter((each) => each.status === status).length;
  const served = groupedBy(all.filter(({ status }) => status !== 'queued'), ({ agent }) => agent?.id ?? null);
  return {
    at: now,
    queue: { count: queued.length, oldestAt: queued[0]?.waitingSince ?? null, offered: queued.filter(({ offered }) => offered).length, parts: queueParts(queued) },
    agents: agentsOf(people, served, statuses),
    atRisk: all.filter(({ waitingSince }) => waitingSince !== null).slice(0, BOARD_RISKS),
    open: { queued: queued.length, active: count('active'), waiting: count('waiting'), bot },
    isCut,
  };
}

function shown(state: BoardState, now: number): BoardConversation {
  const { id, status, inbox, team, priority, queuedAt, unansweredSince, snoozedUntil } = state;
  const offer = state.offer !== null && state.offer.expiresAt > now ? state.offer : null;
  const isQueued = status === 'queued';
  const isAside = snoozedUntil !== null && snoozedUntil > now;
  return {
    id,
    contactName: contactName(state),
    status: isQueued || status === 'waiting' ? status : 'active',
    inbox,
    team,
    priority,
    agent: isQueued ? (offer?.agent ?? null) : state.agent,
    offered: isQueued && offer !== null,
    waitingSince: isQueued ? queuedAt : isAside ? null : unansweredSince,
    snoozedUntil: isAside ? snoozedUntil : null,
  };
}

function groupedBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
}

function queueParts(queued: readonly BoardConversation[]): readonly BoardQueue[] {
  const parts = groupedBy(queued, ({ team, inbox }) => `${team?.id ?? ''} ${inbox}`);
  return [...parts.values()]
    .map(([first, ...rest]) => ({ team: first?.team ?? null, inbox: first?.inbox ?? '', count: rest.length + 1, oldestAt: first?.waitingSince ?? 0 }))
    .toSorted((a, b) => a.oldestAt - b.oldestAt);
}

function agentsOf(
  people: readonly BoardPerson[],
  served: ReadonlyMap<AgentRef['id'] | null, readonly BoardConversation[]>,
  statuses: ReadonlyMap<UserId, StatusChange>,
): readonly BoardAgent[] {
  return people
    .map(({ id, name, status, load, capacity, teams }): BoardAgent => {
      const recorded = statuses.get(id);
      // What was recorded last may be of a status that has just ended.
      const change = recorded?.status === status ? recorded : undefined;
      return { id, name, status, reason: change?.reason ?? null, since: change?.at ?? null, load, capacity, teams, conversations: served.get(id) ?? [] };
    })
    .toSorted((a, b) => ORDER[a.status] - ORDER[b.status] || a.name.localeCompare(b.name));
}
