import type { ConversationState } from '../../protocol/conversation.ts';
import type { TeamRef } from '../../protocol/desk-events.ts';
import type { ConversationId, TeamId } from '../../protocol/ids.ts';
import { AppError } from '../kernel/errors.ts';
import type { TeamConversations } from './team-conversations-store.ts';
import type { Teams } from './teams.ts';

/** What belongs to teams elsewhere. */
export interface TeamBelongings {
  conversations: TeamConversations;
  read(conversation: ConversationId): Promise<ConversationState>;
  /** Sorts an open conversation anew. Throws AppError `conflict` where it has changed meanwhile. */
  sort(conversation: ConversationId, clientId: string, to: { team: TeamRef | null } & Pick<ConversationState, 'priority' | 'skills'>): Promise<unknown>;
  /** Keys of the inboxes that belong to a team. */
  inboxes(team: TeamId): Promise<readonly string[]>;
  giveInbox(key: string, team: TeamId | null): Promise<unknown>;
}

/** Conversations looked at in one go. */
const BATCH = 200;
/** Goes until what cannot be moved now is left for the next time. */
const ROUNDS = 50;

/**
 * Moves what belongs to deleted teams to where they were told to go. Who serves a conversation goes on serving it. Safe
 * to repeat, on any number of nodes, after any crash: a team is marked first. Resolves to how many conversations moved.
 */
export async function settleDeletedTeams(teams: Teams, { conversations, read, sort, inboxes, giveInbox }: TeamBelongings): Promise<number> {
  let moved = 0;
  for (const { id, moveTo } of await teams.deleted()) {
    const to = moveTo === null ? null : await teams.find(moveTo);
    const team = to && { id: to.id, name: to.name };
    for (const key of await inboxes(id)) await giveInbox(key, team?.id ?? null);
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = await conversations.open(id, BATCH);
      let movedNow = 0;
      for (const conversation of found) {
        const { team: current, seq, priority, skills, status } = await read(conversation);
        if (current?.id !== id || status === 'resolved') continue;
        movedNow += await sort(conversation, `team.${id}.${seq}`, { team, priority, skills }).then(() => 1, notConflict);
      }
      moved += movedNow;
      if (movedNow === 0) break;
    }
  }
  return moved;
}

function notConflict(error: unknown): number {
  if (error instanceof AppError && error.code === 'conflict') return 0;
  throw error;
}
