import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';

/** Keeps the conversations used last. A stale entry is harmless: its next write collides in the log and is read anew. */
export interface SnapshotCache {
  get(id: ConversationId): ConversationState | undefined;
  /** Puts a state, unless a later one is there. */
  put(state: ConversationState): void;
}

/** A cache of at most `size` conversations. */
export function createSnapshotCache(size: number): SnapshotCache {
  const entries = new Map<ConversationId, ConversationState>();
  return {
    get(id) {
      const found = entries.get(id);
      if (found === undefined) return undefined;
      // A Map keeps insertion order, so putting an entry back makes it the youngest.
      entries.delete(id);
      entries.set(id, found);
      return found;
    },
    put(state) {
      const present = entries.get(state.id);
      if (present !== undefined && present.seq > state.seq) return;
      entries.delete(state.id);
      entries.set(state.id, state);
      if (entries.size > size) {
        const oldest = entries.keys().next();
        if (oldest.done !== true) entries.delete(oldest.value);
      }
    },
  };
}
