import { isStaffOnly } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import type { ViewEvent, ViewName, ViewPage } from '../../protocol/views.ts';
import { contactView } from '../../protocol/views.ts';
import type { EventStore } from './event-store.ts';

/**
 * One page of a view: its events after position `after`, found in at most `limit` events of the log at once. A page is
 * empty only at the end, so that a reader who goes on from its last event always gets further, even past many notes.
 */
export async function readView(
  events: Pick<EventStore, 'readAfter'>,
  view: ViewName,
  id: ConversationId,
  after: number,
  limit: number,
): Promise<ViewPage> {
  const seen: ViewEvent[] = [];
  let upTo = after;
  for (let from = after; ; ) {
    const page = await events.readAfter(id, from, limit);
    for (const event of page) {
      const shown = view === 'agent' ? event : contactView(event);
      // Within a page the chain has no gaps: what was withheld for good cannot be waited for.
      if (shown !== null) seen.push({ ...shown, prev: seen.at(-1)?.seq ?? after });
      // An event of a type this server does not know is withheld but counts, as it does in the fold; what is for staff only does not.
      if (view === 'agent' || !isStaffOnly(event.type)) upTo = event.seq;
    }
    const more = page.length === limit;
    if (!more || seen.length > 0) return { events: seen, upTo, more };
    from = page.at(-1)?.seq ?? from;
  }
}
