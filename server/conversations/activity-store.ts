import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { Store } from '../storage/store.ts';

/** A fact for handling times: somebody worked on a conversation in this minute. */
interface ActivityFact {
  _id: string;
  kind: 'activity';
  user: string;
  conversation: string;
  at: Date;
}

/** Records that people work on conversations. */
export interface ActivityStore {
  /** One fact a person, conversation and minute, whatever they do in it. Nobody waits for it, so a full disk is no error. */
  record(user: UserId, conversation: ConversationId, at: number): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Facts over a store, in `agent_facts`. The id is the fact, so writing it twice changes nothing. */
export function createActivityStore(store: Pick<Store, 'connection' | 'writable'>): ActivityStore {
  const facts = store.connection.collection<ActivityFact>('agent_facts');
  let minute = 0;
  let seen = new Set<string>();
  return {
    async record(user, conversation, at) {
      const thisMinute = Math.floor(at / MINUTE_MS);
      if (thisMinute !== minute) {
        minute = thisMinute;
        seen = new Set();
      }
      const _id = `activity:${user}:${conversation}:${thisMinute}`;
      if (seen.has(_id) || !store.writable()) return;
      seen.add(_id);
      const fact = { kind: 'activity', user, conversation, at: new Date(thisMinute * MINUTE_MS) } as const;
      try {
        await facts.updateOne({ _id }, { $setOnInsert: fact }, { upsert: true });
      } catch (error) {
        // The next thing they do in this minute tries again.
        seen.delete(_id);
        throw error;
      }
    },
  };
}
