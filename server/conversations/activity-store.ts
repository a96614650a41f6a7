import type { Connection } from 'mongoose';
import type { ConversationId, UserId } from '../../protocol/ids.ts';

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
  /** One fact a person, conversation and minute, whatever they do in it. */
  record(user: UserId, conversation: ConversationId, at: number): Promise<void>;
}

const MINUTE_MS = 60_000;

/** Facts over a connection, in `agent_facts`. The id is the fact, so writing it twice changes nothing. */
export function createActivityStore(connection: Connection): ActivityStore {
  const facts = connection.collection<ActivityFact>('agent_facts');
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
      if (seen.has(_id)) return;
      seen.add(_id);
      const fact = { kind: 'activity', user, conversation, at: new Date(thisMinute * MINUTE_MS) } as const;
      await facts.updateOne({ _id }, { $setOnInsert: fact }, { upsert: true });
    },
  };
}
