/** What an agent can do with a conversation now: only steps that the table of states allows are offered. */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Transition } from '../../protocol/states.ts';
import { nextStatus } from '../../protocol/states.ts';

/** A step an agent can take. `take_over` is handing over and accepting in one go. */
export type ActionName = 'accept' | 'take_over' | 'wait' | 'return_to_bot' | 'resolve' | 'reopen';

/** The button of each action. */
export const ACTION_LABELS: Readonly<Record<ActionName, string>> = {
  accept: 'Accept',
  take_over: 'Take over',
  wait: 'Wait for customer',
  return_to_bot: 'Return to bot',
  resolve: 'Resolve',
  reopen: 'Reopen',
};

const TRANSITION_OF: Readonly<Record<ActionName, Transition>> = {
  accept: 'accept',
  take_over: 'hand_off',
  wait: 'wait',
  return_to_bot: 'return_to_bot',
  resolve: 'resolve',
  reopen: 'reopen',
};

/** The default reopening window of DOMAIN § 1, in milliseconds: 7 days. Where the server has another, it refuses with a sentence. */
const REOPENING_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** The actions that would work, in the order of their buttons. `startedWithBot` tells that the inbox has one. */
export function availableActions(state: ConversationState, startedWithBot: boolean, now: number): readonly ActionName[] {
  if (state.seq === 0) return [];
  const facts = {
    hasBot: startedWithBot,
    personJoined: state.personJoined,
    withinReopeningWindow: now - (state.resolution?.at ?? 0) <= REOPENING_WINDOW_MS,
  };
  return (Object.keys(TRANSITION_OF) as ActionName[]).filter(
    (action) => nextStatus(state.status, TRANSITION_OF[action], 'agent', facts) !== null,
  );
}

/** Why a reply cannot be sent now, or null where it can. */
export function replyBlock(state: ConversationState, me: string): string | null {
  switch (state.status) {
    case 'bot':
      return 'The bot is answering. Take over to reply yourself.';
    case 'queued':
      return 'Accept this conversation to reply.';
    case 'resolved':
      return 'This conversation is resolved. Reopen it to reply.';
    case 'active':
    case 'waiting':
      return state.agent?.id === me ? null : `${state.agent?.name ?? 'Somebody else'} serves this conversation. You can add a private note.`;
  }
}
