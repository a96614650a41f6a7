/** Tells customers who wait where they stand, whenever that changes. Each node tells those that are connected to it. */
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import type { QueuePlace } from '../../protocol/routing.ts';
import { oneAfterTheOther } from '../kernel/one-after-the-other.ts';

/** The teller of this node. */
export interface PlaceTeller {
  /** The place of a conversation now; from now on its customer is told of each change. */
  follow(conversation: ConversationId, visitor: VisitorId): Promise<QueuePlace | null>;
  /** The place of a conversation now. */
  place(conversation: ConversationId): Promise<QueuePlace | null>;
  /** Looks, and tells those whose place has changed. */
  tell(): Promise<void>;
}

/** A teller over the places; `told` sends a place to a customer, null when they wait no longer. */
export function createPlaceTeller(
  places: () => Promise<ReadonlyMap<ConversationId, QueuePlace>>,
  told: (visitor: VisitorId, conversation: ConversationId, place: QueuePlace | null) => void,
): PlaceTeller {
  const followed = new Map<ConversationId, { visitor: VisitorId; last: string }>();
  const place = async (conversation: ConversationId) => (await places()).get(conversation) ?? null;
  return {
    async follow(conversation, visitor) {
      const now = await place(conversation);
      if (now !== null) followed.set(conversation, { visitor, last: JSON.stringify(now) });
      return now;
    },
    place,
    tell: oneAfterTheOther(async () => {
      if (followed.size === 0) return;
      const all = await places();
      for (const [conversation, { visitor, last }] of followed) {
        const now = all.get(conversation) ?? null;
        const words = JSON.stringify(now);
        if (words === last) continue;
        told(visitor, conversation, now);
        if (now === null) followed.delete(conversation);
        else followed.set(conversation, { visitor, last: words });
      }
    }),
  };
}
