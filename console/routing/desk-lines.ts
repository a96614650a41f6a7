/** What happened to a conversation at the desk, a sentence each. */
import { isKnownEvent } from '../../protocol/events.ts';
import type { ViewEvent } from '../../protocol/views.ts';
import { PRIORITY_WORDS } from './routing-words.ts';
import { promiseWords } from './snooze-times.ts';

const ENDS = { declined: 'declined it', expired: 'did not answer in time', withdrawn: 'is no longer asked' } as const;

/** The sentence for an event, with what somebody wrote to it; null where it is none of routing's. `who` did it. */
export function deskLine(event: ViewEvent, who: string): { text: string; comment?: string } | null {
  if (!isKnownEvent(event)) return null;
  switch (event.type) {
    case 'conversation.routed': {
      const { team, priority, skills, rule } = event.data;
      const facts = [team?.name, priority === 'normal' ? null : PRIORITY_WORDS[priority].toLowerCase(), skills.length > 0 ? `must know ${skills.join(', ')}` : null].filter(Boolean);
      if (facts.length === 0) return null;
      return { text: `${rule === null ? 'Sorted' : `Sorted by the rule “${rule}”`}: ${facts.join(', ')}` };
    }
    case 'offer.made':
      return { text: `Offered to ${event.data.agent.name}` };
    case 'offer.ended':
      return { text: `${event.data.agent.name} ${ENDS[event.data.because]}` };
    case 'conversation.transferred': {
      const { to, note } = event.data;
      const text = `${who} handed the conversation on to ${'team' in to ? to.team.name : to.agent.name}`;
      return note === null || note === '' ? { text } : { text, comment: note };
    }
    case 'participant.joined':
      return { text: event.actor.kind === 'agent' && event.actor.id !== event.data.agent.id ? `${who} brought ${event.data.agent.name} into the chat` : `${event.data.agent.name} joined the chat` };
    case 'participant.left':
      return { text: `${event.data.agent.name} left the chat` };
    case 'conversation.snoozed': {
      const text = `${who} put the conversation aside until ${promiseWords(event.data.until, null)}`;
      return event.data.reason === null ? { text } : { text, comment: event.data.reason };
    }
    case 'conversation.woken':
      return { text: event.data.because === 'due' ? 'The promised time has come' : `${who} took the conversation up again` };
    case 'consult.opened':
      return { text: `${who} asked ${event.data.with.map(({ name }) => name).join(', ')} in a side thread`, comment: event.data.text };
    case 'consult.closed':
      return { text: `${who} closed the side thread` };
    default:
      return null;
  }
}
