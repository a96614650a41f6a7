import type { RichText } from '../../protocol/rich-text.ts';
import type { ViewEvent } from '../../protocol/views.ts';

/** What became of a reply since it was sent. */
export interface Correction {
  text: string;
  rich: RichText | null;
  deleted: boolean;
  /** What it said before, the oldest first. */
  trace: readonly { at: number; by: string; before: string }[];
}

/** The corrections of all replies, by their position. Pure. */
export function correctionsIn(events: readonly ViewEvent[]): ReadonlyMap<number, Correction> {
  const found = new Map<number, Correction>();
  for (const event of events) {
    if (event.type !== 'message.edited' && event.type !== 'message.deleted') continue;
    const { messageSeq, before } = event.data;
    const trace = [...(found.get(messageSeq)?.trace ?? []), { at: event.at, by: event.actor.kind === 'agent' ? event.actor.name : 'The system', before }];
    const deleted = event.type === 'message.deleted';
    found.set(messageSeq, { text: deleted ? '' : event.data.text, rich: deleted ? null : (event.data.rich ?? null), deleted, trace });
  }
  return found;
}
