import type { UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';

/** What somebody chose to be while they are there. */
export type ChosenStatus = Exclude<PresenceStatus, 'offline'>;

/** What the store knows of somebody's status. */
export interface StoredStatus {
  chosen: ChosenStatus;
  /** Why, in the owner's words. */
  reason: string | null;
  /** The console chose it, because nobody was at it. */
  automatic: boolean;
  /** What was recorded last, and how many times something was. */
  recorded: PresenceStatus;
  recordedReason: string | null;
  revision: number;
}

/** Why somebody has a status, and whether they chose it themself. */
export type StatusCause = Pick<StoredStatus, 'reason' | 'automatic'>;

/** Chosen by the person, without a reason. */
export const NO_CAUSE: StatusCause = { reason: null, automatic: false };

/**
 * Keeps leases, choices and the facts later figures are made of. Times are milliseconds since the Unix epoch. On a full
 * disk only a choice is refused (AppError `unavailable`): leases and facts are left out, because who is here may go on
 * reading, and what was missed is noticed later.
 */
export interface PresenceStore {
  /** These people are connected to `node` until `until`, unless it is renewed. */
  lease(users: readonly UserId[], node: string, until: number): Promise<void>;
  /** Ends the lease that runs until `until` at `at`; a newer one stays. */
  release(user: UserId, node: string, until: number, at: number): Promise<void>;
  /** Until when each person's longest lease runs or ran, on any node; those that ended before `since` are left out. */
  leases(since: number): Promise<ReadonlyMap<UserId, number>>;
  /** Deletes leases that ended before `before`. */
  forget(before: number): Promise<void>;
  /** What is automatic takes only the place of being online, and gives only that back. */
  choose(user: UserId, status: ChosenStatus, at: number, cause?: StatusCause): Promise<void>;
  statuses(): Promise<ReadonlyMap<UserId, StoredStatus>>;
  /** Records that a status became another; of several nodes that notice it, one does. Occupancy is computed from this. */
  record(user: UserId, revision: number, status: PresenceStatus, at: number, cause?: StatusCause): Promise<void>;
}

interface Lease {
  _id: string;
  user: string;
  node: string;
  expiresAt: Date;
}

interface StatusDocument extends StoredStatus {
  _id: string;
  chosenAt: Date | null;
}

interface StatusFact {
  _id: string;
  kind: 'status';
  user: string;
  status: PresenceStatus;
  at: Date;
  reason?: string;
  automatic?: true;
}

/** The indexes of presence. */
export const presenceIndexes = [
  ...defineIndexes('presence', [{ expiresAt: 1 }]),
  ...defineIndexes('agent_facts', [{ user: 1, at: 1 }]),
];

/** Presence over a store. */
export function createPresenceStore({ connection, writable, assertWritable }: Pick<Store, 'connection' | 'writable' | 'assertWritable'>): PresenceStore {
  const leases = connection.collection<Lease>('presence');
  const statuses = connection.collection<StatusDocument>('agent_status');
  const facts = connection.collection<StatusFact>('agent_facts');
  const unknown = { chosen: 'online', chosenAt: null, reason: null, automatic: false, recorded: 'offline', recordedReason: null, revision: 0 } as const;
  return {
    async lease(users, node, until) {
      if (users.length === 0 || !writable()) return;
      const updates = users.map((user) => ({
        updateOne: {
          filter: { _id: `${user}:${node}` },
          update: { $set: { user, node, expiresAt: new Date(until) } },
          upsert: true,
        },
      }));
      await leases.bulkWrite(updates, { ordered: false });
    },
    async release(user, node, until, at) {
      if (!writable()) return;
      await leases.updateOne({ _id: `${user}:${node}`, expiresAt: new Date(until) }, { $set: { expiresAt: new Date(at) } });
    },
    async leases(since) {
      const longest = new Map<UserId, number>();
      for (const { user, expiresAt } of await leases.find({ expiresAt: { $gte: new Date(since) } }).toArray()) {
        const id = user as UserId;
        longest.set(id, Math.max(expiresAt.getTime(), longest.get(id) ?? 0));
      }
      return longest;
    },
    async forget(before) {
      await leases.deleteMany({ expiresAt: { $lt: new Date(before) } });
    },
    async choose(user, chosen, at, { reason, automatic } = NO_CAUSE) {
      assertWritable();
      const { recorded, recordedReason, revision } = unknown;
      const set = { chosen, reason, automatic: automatic && chosen !== 'online', chosenAt: new Date(at) };
      if (automatic && chosen === 'online') await statuses.updateOne({ _id: user, automatic: true }, { $set: set });
      else if (automatic) {
        await statuses.updateOne({ _id: user }, { $setOnInsert: unknown }, { upsert: true });
        await statuses.updateOne({ _id: user, chosen: 'online' }, { $set: set });
      } else await statuses.updateOne({ _id: user }, { $set: set, $setOnInsert: { recorded, recordedReason, revision } }, { upsert: true });
    },
    async statuses() {
      const found = await statuses.find({}).toArray();
      return new Map(found.map(({ _id, chosen, reason = null, automatic = false, recorded, recordedReason = null, revision }) => [_id as UserId, { chosen, reason, automatic, recorded, recordedReason, revision }]));
    },
    async record(user, revision, status, at, { reason, automatic } = NO_CAUSE) {
      if (!writable()) return;
      if (revision === 1) await statuses.updateOne({ _id: user }, { $setOnInsert: unknown }, { upsert: true });
      // The fact comes first, under an id that is taken once: whoever is killed in between left it for the next to count.
      const fact: Omit<StatusFact, '_id'> = { kind: 'status', user, status, at: new Date(at), ...(reason !== null && { reason }), ...(automatic && { automatic }) };
      const _id = `status:${user}:${revision}`;
      const first = await facts.findOneAndUpdate({ _id }, { $setOnInsert: fact }, { upsert: true, returnDocument: 'after' });
      const recorded = first?.status ?? status;
      await statuses.updateOne({ _id: user, revision: revision - 1 }, { $set: { recorded, recordedReason: first?.reason ?? null, revision } });
    },
  };
}
