/**
 * What agents see and what contacts see are two functions of the same log. Each event in a view carries `prev`,
 * the position of the one before it in that view, so a reader notices a gap by itself.
 */
import type { ArticleHint, BotTurn, ConversationEvent, EventType } from './events.ts';
import { isKnownEvent, isStaffOnly } from './events.ts';
import type { ConversationState } from './conversation.ts';

/** The two views. */
export type ViewName = 'contact' | 'agent';

/** An event as a view shows it. */
export type ViewEvent<T extends EventType = EventType> = ConversationEvent<T> & { prev: number };

/** One fetch of a view: the events after the asked position, and the position up to which the view is known with them. */
export interface ViewPage {
  events: readonly ViewEvent[];
  /** Position of the last event of this page in the view; the asked position when there was nothing after it. */
  upTo: number;
  /** There is more after `upTo`. */
  more: boolean;
}

const withoutConfidence = ({ slug, title }: ArticleHint): ArticleHint => ({ slug, title });

function contactTurn(turn: BotTurn): BotTurn {
  switch (turn.outcome) {
    case 'answer':
      return { ...turn, article: withoutConfidence(turn.article) };
    case 'clarify':
      return { ...turn, choices: turn.choices.map(withoutConfidence) };
    default:
      return turn;
  }
}

/** The event as contacts may see it, or null where it is none of their business. Unknown types are withheld. */
export function contactView(event: ConversationEvent): ConversationEvent | null {
  if (!isKnownEvent(event) || isStaffOnly(event.type)) return null;
  switch (event.type) {
    case 'message.posted': {
      const { found: _ofEditors, articles: _ofFigures, ...data } = event.data;
      return { ...event, data: data.bot === undefined ? data : { ...data, bot: contactTurn(data.bot) } };
    }
    case 'handoff.requested': {
      const { found: _ofEditors, card, ...data } = event.data;
      return { ...event, data: { ...data, card: { ...card, tried: card.tried.map(withoutConfidence) } } };
    }
    case 'conversation.resolved':
      return { ...event, data: { ...event.data, team: null, policy: null } };
    case 'conversation.transferred':
      return { ...event, data: { ...event.data, note: null } };
    case 'conversation.snoozed':
      return { ...event, data: { ...event.data, reason: null } };
    case 'message.edited':
    case 'message.deleted':
      return { ...event, data: { ...event.data, before: '' } } as ConversationEvent;
    default:
      return event;
  }
}

/** The event as a view shows it after `before`, or null where the view leaves it out. */
export function viewEvent(view: ViewName, before: ConversationState, event: ConversationEvent): ViewEvent | null {
  if (view === 'agent') return { ...event, prev: before.seq };
  const seen = contactView(event);
  return seen && { ...seen, prev: before.contactSeq };
}
