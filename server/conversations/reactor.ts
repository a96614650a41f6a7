import type { ConversationState } from '../../protocol/conversation.ts';
import type { Actor, ConversationEvent, EventType } from '../../protocol/events.ts';
import type { ConversationCommand } from './conversation-command.ts';

/**
 * An effect that follows events: the bot's reply, the offer of a survey, a projection. It sees each event of the
 * types it names at least once, in order within a conversation, also after a crash; what it appends carries a key
 * made of its name and the event's position, so a repetition changes nothing.
 */
export interface Reactor {
  readonly name: string;
  /** Where it begins in conversations that are older than itself. */
  readonly startsAt: 'beginning' | 'installation';
  readonly on: readonly EventType[];
  /** Throwing leaves the event to a later sweep. */
  react(event: ConversationEvent, context: ReactorContext): Promise<void>;
}

/** What a reactor may know and do. */
export interface ReactorContext {
  /** The conversation as it is now, at or after the event. */
  readonly state: ConversationState;
  /**
   * Appends an event caused by the one being handled. `nth` tells several of one cause apart (0 by default).
   * Resolves to the state after it; a refusal resolves to null, because the conversation has moved on.
   */
  append(actor: Actor, command: ConversationCommand, nth?: number): Promise<ConversationState | null>;
}
