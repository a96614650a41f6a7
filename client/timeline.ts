/**
 * A timeline is what this client has of one view of a conversation: every event up to a position, and its fold.
 * Pushes are only hints: what comes too early waits, and shows that something in between has to be fetched.
 */
import type { ConversationState } from '../protocol/conversation.ts';
import { emptyConversation, fold } from '../protocol/conversation.ts';
import { isKnownEvent } from '../protocol/events.ts';
import type { ConversationId } from '../protocol/ids.ts';
import type { ViewEvent } from '../protocol/views.ts';

/** Immutable; `merge` makes the next one. */
export interface Timeline {
  /** Position of the last event, whether this client understands it or not. */
  readonly upTo: number;
  /** The events this client understands, in order. */
  readonly events: readonly ViewEvent[];
  readonly state: ConversationState;
  /** Events after a gap, in order. */
  readonly early: readonly ViewEvent[];
}

/** The timeline before anything is known. */
export function emptyTimeline(id: ConversationId): Timeline {
  return { upTo: 0, events: [], state: emptyConversation(id), early: [] };
}

/** Something between the last position and an event that came is missing: it has to be fetched. */
export const hasGap = (timeline: Timeline): boolean => timeline.early.length > 0;

/**
 * The timeline with these events, in whichever order and however often they came; the same object if nothing is new.
 * `fetched` are those of one fetch after a position that is already here: nothing lies between them, whatever their
 * `prev` says. (It may name an event that this view withholds, where servers of two versions write one log.)
 */
export function merge(
  timeline: Timeline,
  pushed: readonly ViewEvent[],
  fetched: ReadonlySet<ViewEvent> = new Set(),
): Timeline {
  const queue = [...fetched, ...timeline.early, ...pushed].sort((a, b) => a.seq - b.seq);
  const fresh: ViewEvent[] = [];
  const waiting: ViewEvent[] = [];
  let { upTo } = timeline;
  for (const event of queue) {
    if (event.seq <= upTo || event.seq === waiting.at(-1)?.seq) continue;
    if (event.prev > upTo && !fetched.has(event)) {
      waiting.push(event);
      continue;
    }
    upTo = event.seq;
    fresh.push(event);
  }
  const early = waiting.filter(({ seq }) => seq > upTo);
  if (fresh.length === 0) return early.length === timeline.early.length ? timeline : { ...timeline, early };
  const known = fresh.filter(isKnownEvent);
  const events = known.length > 0 ? [...timeline.events, ...known] : timeline.events;
  return { upTo, events, state: fold(timeline.state, fresh), early };
}
