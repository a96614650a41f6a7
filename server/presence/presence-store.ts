import type { Connection } from 'mongoose';
import type { UserId } from '../../protocol/ids.ts';

/** What somebody chose to be while they are there. */
export type ChosenStatus = 'online' | 'away' | 'busy';

/** Keeps leases, choices and the facts later figures are made of. Times are milliseconds since the Unix epoch. */
export interface PresenceStore {
  /** Somebody is connected to `node` until `until`, unless it is renewed. */
  lease(user: UserId, node: string, until: number): Promise<void>;
  /** Who holds a lease at `now`, on any node. */
  present(now: number): Promise<ReadonlySet<UserId>>;
  choose(user: UserId, status: ChosenStatus, at: number): Promise<void>;
  choices(): Promise<ReadonlyMap<UserId, ChosenStatus>>;
  /** Records that somebody's status became `status`; occupancy is computed from these. */
  recordStatus(user: UserId, status: ChosenStatus | 'offline', at: number): Promise<void>;
}

/** The indexes of presence. */
export const presenceIndexes = [
  { collection: 'presence', key: { expiresAt: 1 }, options: {} },
  { collection: 'agent_facts', key: { user: 1, at: 1 }, options: {} },
] as const;

/** Presence over a connection. */
export function createPresenceStore(connection: Connection): PresenceStore {
  const leases = connection.collection<{ _id: string; user: string; node: string; expiresAt: Date }>('presence');
  const choices = connection.collection<{ _id: string; status: ChosenStatus; at: Date }>('agent_status');
  const facts = connection.collection<{ _id: string; kind: 'status'; user: string; status: string; at: Date }>('agent_facts');
  return {
    async lease(user, node, until) {
      const set = { user, node, expiresAt: new Date(until) };
      await leases.updateOne({ _id: `${user}:${node}` }, { $set: set }, { upsert: true });
    },
    async present(now) {
      const found = await leases.find({ expiresAt: { $gt: new Date(now) } }, { projection: { user: 1 } }).toArray();
      return new Set(found.map(({ user }) => user as UserId));
    },
    async choose(user, status, at) {
      await choices.updateOne({ _id: user }, { $set: { status, at: new Date(at) } }, { upsert: true });
    },
    async choices() {
      const found = await choices.find({}).toArray();
      return new Map(found.map(({ _id, status }) => [_id as UserId, status]));
    },
    async recordStatus(user, status, at) {
      const fact = { kind: 'status', user, status, at: new Date(at) } as const;
      // Two nodes may notice the same change: one fact a person, status and second.
      const _id = `status:${user}:${status}:${Math.floor(at / 1000)}`;
      await facts.updateOne({ _id }, { $setOnInsert: fact }, { upsert: true });
    },
  };
}
