/** What an agent can do with a conversation now: only steps that the table of states allows are offered. */
import type { ConversationState } from '../../protocol/conversation.ts';
import { can } from '../../protocol/roles.ts';
import type { Transition } from '../../protocol/states.ts';
import { nextStatus } from '../../protocol/states.ts';
import type { SessionUser } from '../session/session-model.ts';

/**
 * A step an agent can take. `take_over` is handing over by the bot and accepting in one go, `take_from` takes
 * a colleague's conversation; `release` does that with one's own and leaves it there.
 */
export type ActionName = 'accept' | 'take_over' | 'take_from' | 'wait' | 'return_to_bot' | 'resolve' | 'reopen' | 'release';

/** The button of each action. */
export const ACTION_LABELS: Readonly<Record<ActionName, string>> = {
  accept: 'Accept',
  take_over: 'Take over',
  take_from: 'Take over',
  wait: 'Wait for customer',
  return_to_bot: 'Return to bot',
  resolve: 'Resolve',
  reopen: 'Reopen',
  release: 'Back to queue',
};

const TRANSITION_OF: Readonly<Record<ActionName, Transition>> = {
  accept: 'accept',
  take_over: 'hand_off',
  take_from: 'take_over',
  wait: 'wait',
  return_to_bot: 'return_to_bot',
  resolve: 'resolve',
  reopen: 'reopen',
  release: 'release',
};

/** The default reopening window of DOMAIN § 1, in milliseconds: 7 days. Where the server has another, it refuses with a sentence. */
const REOPENING_WINDOW_MS = 7 * 24 * 60 * 60 * 1000;

/** The actions that would work, in the order of their buttons. `startedWithBot` tells that the inbox has one. */
export function availableActions(
  state: ConversationState,
  startedWithBot: boolean,
  now: number,
  me: Pick<SessionUser, 'id' | 'permissions'>,
): readonly ActionName[] {
  if (state.seq === 0) return [];
  const facts = {
    hasBot: startedWithBot,
    personJoined: state.personJoined,
    withinReopeningWindow: now - (state.resolution?.at ?? 0) <= REOPENING_WINDOW_MS,
  };
  const mine = state.agent?.id === me.id;
  const takesPart = state.participants.some(({ id }) => id === me.id);
  const may = { take_from: !mine && (takesPart || can(me, 'supervise') || can(me, 'release')), release: mine } as Readonly<Partial<Record<ActionName, boolean>>>;
  return (Object.keys(TRANSITION_OF) as ActionName[]).filter(
    (action) => may[action] !== false && nextStatus(state.status, TRANSITION_OF[action], 'agent', facts) !== null,
  );
}

/** Why a reply cannot be sent now, or null where it can. */
export function replyBlock(state: ConversationState, me: Pick<SessionUser, 'id' | 'permissions'>): string | null {
  switch (state.status) {
    case 'bot':
      return 'The bot is answering. Take over to reply yourself.';
    case 'queued':
      return 'Accept this conversation to reply.';
    case 'resolved':
      return 'This conversation is resolved. Reopen it to reply.';
    case 'active':
    case 'waiting':
      if (state.agent?.id === me.id || state.participants.some(({ id }) => id === me.id)) return null;
      return `${state.agent?.name ?? 'Somebody else'} serves this conversation. ${can(me, 'release') ? 'Take over to reply, or add a private note.' : 'You can add a private note.'}`;
  }
}
