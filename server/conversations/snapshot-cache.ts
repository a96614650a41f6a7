import type { ConversationId } from '../../protocol/ids.ts';
import type { Snapshot } from './conversation-store.ts';

/** Keeps the conversations used last. A stale entry is harmless: its next write collides in the log and is read anew. */
export interface SnapshotCache {
  get(id: ConversationId): Snapshot | undefined;
  /** Puts a snapshot, unless a later one is there. */
  put(id: ConversationId, snapshot: Snapshot): void;
  drop(id: ConversationId): void;
}

/** A cache of at most `size` conversations. */
export function createSnapshotCache(size: number): SnapshotCache {
  const entries = new Map<ConversationId, Snapshot>();
  return {
    get(id) {
      const found = entries.get(id);
      if (found === undefined) return undefined;
      // A Map keeps insertion order, so putting an entry back makes it the youngest.
      entries.delete(id);
      entries.set(id, found);
      return found;
    },
    put(id, snapshot) {
      const present = entries.get(id);
      if (present !== undefined && present.state.seq > snapshot.state.seq) return;
      entries.delete(id);
      entries.set(id, snapshot);
      if (entries.size > size) {
        const oldest = entries.keys().next();
        if (oldest.done !== true) entries.delete(oldest.value);
      }
    },
    drop: (id) => void entries.delete(id),
  };
}
