import type { PresenceStatus } from '../../protocol/presence-status.ts';
import type { BoardConversation, PersonFact } from '../../protocol/supervision-contract.ts';

/** A status in words. */
export const STATUS_NAMES: Readonly<Record<PresenceStatus, string>> = { online: 'Online', away: 'Away', busy: 'Busy', offline: 'Offline' };

/** Who has a conversation, in words. */
export function holderWords({ status, agent, offered, team }: BoardConversation): string {
  const queue = team === null ? 'In the queue' : `In the queue of ${team.name}`;
  if (status === 'queued') return offered && agent !== null ? `Offered to ${agent.name}` : queue;
  return agent?.name ?? 'Nobody';
}

/** One fact of a day in words; the time stands beside it. */
export function factWords(fact: PersonFact): string {
  switch (fact.kind) {
    case 'status':
      return fact.reason === null ? STATUS_NAMES[fact.status] : `${STATUS_NAMES[fact.status]}: ${fact.reason}`;
    case 'accepted':
      return 'Accepted a conversation';
    case 'taken_over':
      return 'Took over a conversation';
    case 'resolved':
      return 'Resolved a conversation';
    case 'transferred':
      return 'Handed a conversation on';
    case 'released':
      return 'Put a conversation back into the queue';
  }
}
