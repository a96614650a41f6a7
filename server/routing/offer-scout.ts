/**
 * Finds offers that another node made to people who are connected to this one: no push of that node reaches them, and the
 * store is the only thing that nodes share. Each is told once; one that is over is told as well.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { ConversationLog } from '../conversations/index.ts';
import type { WorkStore } from './work-store.ts';

/** What looking stands on. */
export interface OfferScoutParts {
  log: Pick<ConversationLog, 'read' | 'watch'>;
  work: Pick<WorkStore, 'offered'>;
  connectedHere(): readonly UserId[];
  /** Tells somebody what has become of a conversation that is, or was, offered to them. */
  tell(user: UserId, state: ConversationState): void;
}

/** Looks once; call it every second or so. */
export function createOfferScout({ log, work, connectedHere, tell }: OfferScoutParts): { look(): Promise<void>; close(): void } {
  /** Offers this node knows of, its own included. */
  const known = new Map<ConversationId, { user: UserId; seq: number }>();
  const stop = log.watch((event) => {
    if (event.type === 'offer.made') known.set(event.conversation, { user: event.data.agent.id, seq: event.seq });
  });
  return {
    async look() {
      const found = new Set<ConversationId>();
      for (const { id } of await work.offered(connectedHere())) {
        found.add(id);
        const { state } = await log.read(id);
        const { offer } = state;
        if (offer === null || known.get(id)?.seq === offer.seq) continue;
        known.set(id, { user: offer.agent.id, seq: offer.seq });
        tell(offer.agent.id, state);
      }
      for (const [id, { user }] of known) {
        if (found.has(id)) continue;
        const { state } = await log.read(id);
        if (state.offer !== null) continue;
        known.delete(id);
        tell(user, state);
      }
    },
    close: stop,
  };
}
