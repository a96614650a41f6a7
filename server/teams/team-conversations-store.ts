import type { Connection } from 'mongoose';
import type { ConversationId, TeamId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';

/** Finds the open conversations of a team among the summaries. */
export interface TeamConversations {
  /** Up to `limit` of them, whichever. */
  open(team: TeamId, limit: number): Promise<readonly ConversationId[]>;
  count(team: TeamId): Promise<number>;
}

/** What this asks of the collection `conversations`. */
export const teamConversationIndexes = defineIndexes('conversations', [{ team: 1, open: 1 }]);

/** A team's conversations over a connection. */
export function createTeamConversations(connection: Connection): TeamConversations {
  const conversations = connection.collection<{ _id: string; open: boolean; team: string | null }>('conversations');
  const filter = (team: TeamId) => ({ team, open: true });
  return {
    open: async (team, limit) => (await conversations.find(filter(team), { projection: { _id: 1 }, limit }).toArray()).map(({ _id }) => _id as ConversationId),
    count: (team) => conversations.countDocuments(filter(team)),
  };
}
