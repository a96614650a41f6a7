import type { Connection } from 'mongoose';
import type { ConversationId, TeamId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';

/** How long customers waited for a person, for the range that the next are told. Kept for a day. */
export interface WaitStore {
  /** Safe to repeat: a wait is known by the position at which it ended. */
  record(wait: { conversation: ConversationId; seq: number; team: TeamId | null; ms: number; at: number }): Promise<void>;
  /** Waits that ended since `since`, in milliseconds, at most WAITS_MAX, the latest. */
  since(team: TeamId | null, since: number): Promise<readonly number[]>;
}

interface WaitDocument {
  _id: string;
  team: string | null;
  ms: number;
  at: Date;
}

/** Waits that a range is made of at most. */
const WAITS_MAX = 500;

/** The indexes of the collection `queue_waits`. */
export const waitIndexes = defineIndexes('queue_waits', [{ team: 1, at: -1 }], [{ at: 1 }, { expireAfterSeconds: 24 * 60 * 60 }]);

/** Waits over a connection. */
export function createWaitStore(connection: Connection): WaitStore {
  const waits = connection.collection<WaitDocument>('queue_waits');
  return {
    async record({ conversation, seq, team, ms, at }) {
      await waits.updateOne({ _id: `${conversation}:${seq}` }, { $setOnInsert: { team, ms, at: new Date(at) } }, { upsert: true });
    },
    async since(team, since) {
      const found = waits.find({ team, at: { $gte: new Date(since) } }, { projection: { ms: 1 }, sort: { at: -1 }, limit: WAITS_MAX });
      return (await found.toArray()).map(({ ms }) => ms);
    },
  };
}
