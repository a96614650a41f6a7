import type { Connection } from 'mongoose';
import type { Priority } from '../../protocol/desk-events.ts';
import { PRIORITIES } from '../../protocol/desk-events.ts';
import type { ConversationId, TeamId, UserId, VisitorId } from '../../protocol/ids.ts';

/** A conversation in the queue, as routing sees it. Times are milliseconds since the Unix epoch. */
export interface QueuedWork {
  id: ConversationId;
  /** How far the summary is; what was appended after it is not seen here yet. */
  seq: number;
  inbox: string;
  visitor: VisitorId | null;
  team: TeamId | null;
  priority: Priority;
  queuedAt: number;
  topic: string | null;
  routed: boolean;
  skills: readonly string[];
  offer: { agent: UserId; expiresAt: number } | null;
  offeredTo: readonly UserId[];
  offerEndedAt: number | null;
  wanted: UserId | null;
  lastAgent: UserId | null;
}

/** A conversation that somebody serves, as routing sees it. */
export interface ServedWork {
  id: ConversationId;
  seq: number;
  agent: UserId;
  status: 'active' | 'waiting';
  topic: string | null;
  lastAt: number;
  unansweredSince: number | null;
  snoozedUntil: number | null;
}

/** Reads the summaries of conversations for routing. */
export interface WorkStore {
  /** The queue: most urgent first, then oldest first; at most QUEUE_MAX of each priority. */
  queue(): Promise<readonly QueuedWork[]>;
  /** Conversations that somebody serves and the customer does not keep waiting. */
  served(): Promise<readonly ServedWork[]>;
  /** Conversations that are offered to these people. */
  offered(users: readonly UserId[]): Promise<readonly { id: ConversationId; seq: number }[]>;
  /** Conversations that were put aside until `now` or before. */
  due(now: number, limit: number): Promise<readonly ConversationId[]>;
  /** Who served the customer's last conversation. */
  lastAgent(visitor: VisitorId): Promise<UserId | null>;
}

const URGENCY = { urgent: 0, high: 1, normal: 2, low: 3 } as const;
/** Most urgent first, then oldest. */
export const byUrgency = (a: QueuedWork, b: QueuedWork): number =>
  URGENCY[a.priority] - URGENCY[b.priority] || a.queuedAt - b.queuedAt || (a.id < b.id ? -1 : 1);

/** Conversations, of one priority where there are more, that are looked at in one pass. */
export const QUEUE_MAX = 2000;
/** Served conversations that are counted: far more than any desk works on at a time. */
const SERVED_MAX = 20_000;
/** Offers that are looked for at once. */
const OFFERED_MAX = 500;

/** The indexes that routing reads summaries by. */
export const workIndexes = [
  { collection: 'conversations', key: { status: 1, priority: 1, queuedAt: 1 }, options: {} },
  { collection: 'conversations', key: { offeredTo: 1 }, options: {} },
  { collection: 'conversations', key: { wakeAt: 1 }, options: {} },
] as const;

interface Summary {
  _id: string;
  seq: number;
  inbox: string;
  visitor: string | null;
  agent: string | null;
  team?: string | null;
  status: string;
  topic?: string | null;
  priority?: Priority | null;
  queuedAt: Date | null;
  lastAt: Date;
  wakeAt?: Date | null;
  offeredTo?: string | null;
  offerExpiresAt?: Date | null;
  state?: {
    routed?: boolean;
    skills?: string[];
    offeredTo?: UserId[];
    offerEndedAt?: number | null;
    wanted?: { id: UserId } | null;
    lastAgent?: { id: UserId } | null;
    unansweredSince?: number | null;
  };
}

const QUEUE_FIELDS = {
  seq: 1, inbox: 1, visitor: 1, team: 1, topic: 1, priority: 1, queuedAt: 1, offeredTo: 1, offerExpiresAt: 1,
  'state.routed': 1, 'state.skills': 1, 'state.offeredTo': 1, 'state.offerEndedAt': 1, 'state.wanted': 1, 'state.lastAgent': 1,
} as const;
const SERVED_FIELDS = { seq: 1, agent: 1, status: 1, topic: 1, lastAt: 1, wakeAt: 1, 'state.unansweredSince': 1 } as const;

/** Routing's view of the summaries. */
export function createWorkStore(connection: Connection): WorkStore {
  const summaries = connection.collection<Summary>('conversations');
  return {
    async queue() {
      const waiting = (filter: { priority?: { $in: (Priority | null)[] } }) =>
        summaries.find({ status: 'queued', ...filter }, { projection: QUEUE_FIELDS, sort: { queuedAt: 1 }, limit: QUEUE_MAX }).toArray();
      const oldest = await waiting({});
      // What is urgent must not be overlooked behind thousands that are older.
      const found = oldest.length < QUEUE_MAX ? oldest : (await Promise.all(PRIORITIES.map((priority) => waiting({ priority: { $in: priority === 'normal' ? [priority, null] : [priority] } })))).flat();
      return found.map(toQueued).sort(byUrgency);
    },
    async served() {
      const found = await summaries.find({ status: 'active' }, { projection: SERVED_FIELDS, limit: SERVED_MAX }).toArray();
      return found.flatMap(toServed);
    },
    async offered(users) {
      if (users.length === 0) return [];
      const found = await summaries.find({ offeredTo: { $in: [...users] } }, { projection: { seq: 1 }, limit: OFFERED_MAX }).toArray();
      return found.map(({ _id, seq }) => ({ id: _id as ConversationId, seq }));
    },
    async due(now, limit) {
      const found = summaries.find({ wakeAt: { $gt: new Date(0), $lte: new Date(now) } }, { projection: { _id: 1 }, sort: { wakeAt: 1 }, limit });
      return (await found.toArray()).map(({ _id }) => _id as ConversationId);
    },
    async lastAgent(visitor) {
      const found = summaries.find({ visitor }, { projection: { 'state.lastAgent': 1 }, sort: { lastAt: -1 }, limit: 5 });
      return (await found.toArray()).map(({ state }) => state?.lastAgent?.id ?? null).find((id) => id !== null) ?? null;
    },
  };
}

function toQueued({ _id, seq, inbox, visitor, team, priority, queuedAt, topic, offeredTo, offerExpiresAt, state = {} }: Summary): QueuedWork {
  return {
    id: _id as ConversationId,
    seq,
    inbox,
    visitor: visitor as VisitorId | null,
    // A summary that an earlier version wrote knows nothing of routing yet.
    team: (team ?? null) as TeamId | null,
    priority: priority ?? 'normal',
    queuedAt: queuedAt?.getTime() ?? 0,
    topic: topic ?? null,
    routed: state.routed ?? false,
    skills: state.skills ?? [],
    offer: !offeredTo || !offerExpiresAt ? null : { agent: offeredTo as UserId, expiresAt: offerExpiresAt.getTime() },
    offeredTo: state.offeredTo ?? [],
    offerEndedAt: state.offerEndedAt ?? null,
    wanted: state.wanted?.id ?? null,
    lastAgent: state.lastAgent?.id ?? null,
  };
}

function toServed({ _id, seq, agent, status, topic, lastAt, wakeAt, state = {} }: Summary): readonly ServedWork[] {
  if (agent === null || (status !== 'active' && status !== 'waiting')) return [];
  return [{
    id: _id as ConversationId,
    seq,
    agent: agent as UserId,
    status,
    topic: topic ?? null,
    lastAt: lastAt.getTime(),
    unansweredSince: state.unansweredSince ?? null,
    snoozedUntil: wakeAt?.getTime() ?? null,
  }];
}
