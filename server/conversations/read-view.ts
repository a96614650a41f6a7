import type { ConversationId } from '../../protocol/ids.ts';
import type { ViewEvent, ViewName, ViewPage } from '../../protocol/views.ts';
import { contactView } from '../../protocol/views.ts';
import type { EventStore } from './event-store.ts';

/**
 * One page of a view: its events after position `after`, at most `limit` events of the log long. `upTo` is the position
 * of the view with this page; events a view withholds for good (notes) do not move a contact's position.
 */
export async function readView(
  events: Pick<EventStore, 'readAfter'>,
  view: ViewName,
  id: ConversationId,
  after: number,
  limit: number,
): Promise<ViewPage> {
  const page = await events.readAfter(id, after, limit);
  const seen: ViewEvent[] = [];
  let upTo = after;
  for (const event of page) {
    const shown = view === 'agent' ? event : contactView(event);
    if (shown !== null) seen.push({ ...shown, prev: upTo });
    // An event of a type this server does not know is withheld but counts, as it does in the fold.
    if (view === 'agent' || event.type !== 'note.posted') upTo = event.seq;
  }
  const more = page.length === limit;
  return { events: seen, upTo: more && view === 'contact' ? (page.at(-1)?.seq ?? upTo) : upTo, more };
}
