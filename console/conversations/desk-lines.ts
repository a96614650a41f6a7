/** What happened to a conversation at the desk, in a line each: who got it, where it was handed on, what it is sorted under. Pure. */
import type { CallbackOutcome, DeskEventData } from '../../protocol/desk-events.ts';
import { DESK_EVENTS } from '../../protocol/desk-events.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { deskLine as handingOnLine } from '../routing/desk-lines.ts';
import { PRIORITY_NAMES } from './priority-names.ts';
import { fullTime } from '../ui/time-words.ts';

const CALLBACK_ENDS: Readonly<Record<CallbackOutcome, string>> = {
  reached: 'the customer was reached',
  no_answer: 'nobody answered',
  voicemail: 'a message was left',
  wrong_number: 'the number is wrong',
};

/** Whether an event is one of the desk's. */
export const isDeskEvent = (event: ViewEvent): event is ViewEvent<keyof DeskEventData> => Object.hasOwn(DESK_EVENTS, event.type);

/** The line of an event of the desk; null for what is drawn otherwise. `who` is who did it. */
export function deskLine(event: ViewEvent<keyof DeskEventData>, who: string): { text: string; comment?: string } | null {
  switch (event.type) {
    case 'tags.changed': {
      const { added, removed } = event.data;
      const parts = [added.length > 0 ? `added the ${tags(added)}` : '', removed.length > 0 ? `removed the ${tags(removed)}` : ''].filter(Boolean);
      return { text: `${who} ${parts.join(' and ')}` };
    }
    case 'priority.set':
      return { text: `${who} set the priority to ${PRIORITY_NAMES[event.data.priority].toLowerCase()}` };
    case 'contact.linked':
      return { text: event.data.contact === null ? `${who} took the conversation from its contact` : `This is ${event.data.name ?? 'a known contact'}` };
    case 'callback.requested': {
      const { phone, preferredAt, note } = event.data;
      return { text: `A call back was asked for: ${phone}, ${preferredAt === null ? 'as soon as possible' : fullTime(preferredAt)}`, ...(note !== null && { comment: note }) };
    }
    case 'callback.done': {
      const { outcome, durationMs, note } = event.data;
      const minutes = Math.round(durationMs / 60_000);
      return { text: `${who} called back: ${CALLBACK_ENDS[outcome]}${minutes > 0 ? ` (${minutes} min)` : ''}`, ...(note !== null && { comment: note }) };
    }
    case 'email.sent':
      return { text: event.data.kind === 'transcript' ? `The transcript was sent to ${event.data.to}` : `What was said was sent by e-mail to ${event.data.to}` };
    case 'email.failed':
      return { text: `An e-mail to ${event.data.to} could not be delivered`, comment: event.data.reason };
    default:
      // Where it went and who has it is routing's to tell.
      return handingOnLine(event, who);
  }
}

const tags = (names: readonly string[]): string => `${names.length === 1 ? 'tag' : 'tags'} ${names.join(', ')}`;
