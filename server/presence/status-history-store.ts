import type { UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/presence-status.ts';
import type { Store } from '../storage/store.ts';

/** A change of somebody's status. `at` is milliseconds since the Unix epoch. */
export interface StatusChange {
  at: number;
  status: PresenceStatus;
  /** Why, where they said so. */
  reason: string | null;
}

/** Reads what is recorded of people's statuses. */
export interface StatusHistory {
  /** Each person's latest change. */
  latest(): Promise<ReadonlyMap<UserId, StatusChange>>;
  /** Somebody's changes in a period (`to` exclusive), oldest first, and the one before it. */
  of(user: UserId, from: number, to: number): Promise<{ before: StatusChange | null; changes: readonly StatusChange[] }>;
  /** Conversations in which somebody was active in a period, at most `limit`. */
  conversationsOf(user: UserId, from: number, to: number, limit: number): Promise<readonly string[]>;
}

interface Fact {
  _id: string;
  kind: 'status' | 'activity';
  user: string;
  status?: PresenceStatus;
  reason?: string | null;
  conversation?: string;
  at: Date;
}

/** Changes read of one period. */
const CHANGES_MAX = 2_000;
const MINUTE_MS = 60_000;

/** The history over a store: the facts that presence and activity recorded. */
export function createStatusHistory({ connection }: Pick<Store, 'connection'>): StatusHistory {
  const facts = connection.collection<Fact>('agent_facts');
  const statuses = connection.collection<{ _id: string; revision: number; reason?: string | null }>('agent_status');
  return {
    async latest() {
      const known = await statuses.find({}, { projection: { revision: 1, reason: 1 } }).toArray();
      const found = await facts.find({ _id: { $in: known.map(({ _id, revision }) => `status:${_id}:${revision}`) } }).toArray();
      const reasons = new Map(known.map(({ _id, reason }) => [_id, reason ?? null]));
      return new Map(found.map((fact) => [fact.user as UserId, { ...changeOf(fact), reason: fact.reason ?? reasons.get(fact.user) ?? null }]));
    },
    async of(user, from, to) {
      const at = { $gte: new Date(from), $lt: new Date(to) };
      const changes = await facts.find({ user, at, kind: 'status' }, { sort: { at: 1 }, limit: CHANGES_MAX }).toArray();
      const revisions = changes.map(({ _id }) => Number(_id.split(':').at(-1)));
      const status = await statuses.findOne({ _id: user }, { projection: { revision: 1 } });
      // Changes are numbered: the one before the first of the period, or the latest where the period has none.
      const last = revisions.length > 0 ? Math.min(...revisions) - 1 : (status?.revision ?? 0);
      const before = last > 0 ? await facts.findOne({ _id: `status:${user}:${last}` }) : null;
      return { before: before !== null && before.at.getTime() < from ? changeOf(before) : null, changes: changes.map(changeOf) };
    },
    async conversationsOf(user, from, to, limit) {
      // An activity is recorded with the minute it began in.
      const at = { $gte: new Date(from - MINUTE_MS), $lt: new Date(to) };
      const found = await facts.find({ user, at, kind: 'activity' }, { projection: { conversation: 1 } }).toArray();
      return [...new Set(found.flatMap(({ conversation }) => conversation ?? []))].slice(-limit);
    },
  };
}

const changeOf = ({ at, status = 'offline', reason = null }: Fact): StatusChange => ({ at: at.getTime(), status, reason });
