import type { ViewName } from '../protocol/views.ts';
import type { PendingMessage } from './model.ts';
import type { OutboxEntry } from './outbox-entry.ts';
import { isWritten } from './outbox-rules.ts';
import type { Timeline } from './timeline.ts';

const OWN_KIND = { contact: 'visitor', agent: 'agent' } as const;

/**
 * Whether the event of a written-down message is in the timeline. A start makes two events; it is proved by the
 * customer's first message, not by the conversation alone.
 */
export function isProved({ command, clientId, seq }: OutboxEntry, timeline: Timeline, view: ViewName): boolean {
  if (command === 'conversation.start') return timeline.state.lastVisitorSeq > 0;
  if (seq !== null && seq <= timeline.upTo) return true;
  return timeline.events.some((event) => event.clientId === clientId && event.actor.kind === OWN_KIND[view]);
}

/** The messages to show after those of the timeline: each is either here or there, never both and never neither. */
export function pendingMessages(
  entries: readonly OutboxEntry[],
  timeline: Timeline,
  view: ViewName,
): readonly PendingMessage[] {
  return entries
    .filter((entry) => isWritten(entry.command) && !isProved(entry, timeline, view))
    .map(({ clientId, command, input, at, refused }) => {
      const text = typeof input['text'] === 'string' ? input['text'] : '';
      return { clientId, command, text, at, status: refused ? 'refused' : 'waiting', error: refused };
    });
}
