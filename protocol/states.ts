/**
 * The states of a conversation and the only ways from one to the next.
 *
 * One table says who may do what from where; the server decides with it, the screens use it to show
 * only the buttons that would work, and a test walks every combination.
 */

/** Where a conversation stands. `queued` waits for a person, `waiting` waits for the customer. */
export type Status = 'bot' | 'queued' | 'active' | 'waiting' | 'resolved';

/** All states, in the order of a conversation's life. */
export const STATUSES: readonly Status[] = ['bot', 'queued', 'active', 'waiting', 'resolved'];

/** Who can act in a conversation. `system` stands for rules, routing and time. */
export type ActorKind = 'visitor' | 'agent' | 'bot' | 'system';

/** Everything that can move a conversation. */
export type Transition =
  | 'start'
  | 'visitor_message'
  | 'ask_for_person'
  | 'hand_off'
  | 'accept'
  | 'start_outbound'
  | 'take_over'
  | 'transfer'
  | 'return_to_bot'
  | 'release'
  | 'wait'
  | 'resolve'
  | 'end'
  | 'absence'
  | 'reopen';

/** What a target state may depend on besides the state itself. */
export interface TransitionFacts {
  /** The inbox has a bot. */
  hasBot: boolean;
  /** A person has accepted this conversation at some time. */
  personJoined: boolean;
  /** The conversation was resolved less than the reopening window ago. */
  withinReopeningWindow: boolean;
}

interface Rule {
  from: readonly (Status | 'none')[];
  by: readonly ActorKind[];
  to: (from: Status | 'none', facts: TransitionFacts) => Status | null;
}

const OPEN: readonly Status[] = ['bot', 'queued', 'active', 'waiting'];

const reopened = ({ personJoined, withinReopeningWindow, hasBot }: TransitionFacts): Status | null =>
  withinReopeningWindow ? (personJoined || !hasBot ? 'queued' : 'bot') : null;

/** The table of DOMAIN § 1. `to` answers null where the facts forbid the step. */
export const TRANSITIONS: Readonly<Record<Transition, Rule>> = {
  start: { from: ['none'], by: ['visitor'], to: (_, { hasBot }) => (hasBot ? 'bot' : 'queued') },
  visitor_message: {
    from: [...OPEN, 'resolved'],
    by: ['visitor'],
    to: (from, facts) => {
      if (from === 'resolved') return reopened(facts);
      return from === 'waiting' ? 'active' : (from as Status);
    },
  },
  ask_for_person: { from: ['bot'], by: ['visitor'], to: () => 'queued' },
  hand_off: { from: ['bot'], by: ['bot', 'system', 'agent'], to: () => 'queued' },
  start_outbound: { from: ['none'], by: ['agent'], to: () => 'active' },
  // A supervisor, or the colleague who already takes part; who may is decided where rights are known.
  take_over: { from: ['active', 'waiting'], by: ['agent'], to: () => 'active' },
  transfer: { from: ['queued', 'active', 'waiting'], by: ['agent', 'system'], to: () => 'queued' },
  accept: { from: ['queued'], by: ['agent', 'system'], to: () => 'active' },
  return_to_bot: {
    from: ['queued', 'active', 'waiting'],
    by: ['agent'],
    to: (_, { hasBot }) => (hasBot ? 'bot' : null),
  },
  // Nothing stays stuck with somebody who is gone: their conversations go back to the queue.
  release: { from: ['active', 'waiting'], by: ['agent', 'system'], to: () => 'queued' },
  wait: { from: ['active'], by: ['agent'], to: () => 'waiting' },
  resolve: { from: OPEN, by: ['agent'], to: () => 'resolved' },
  end: { from: OPEN, by: ['visitor'], to: () => 'resolved' },
  absence: { from: OPEN, by: ['system'], to: () => 'resolved' },
  reopen: { from: ['resolved'], by: ['visitor', 'agent'], to: (_, facts) => reopened(facts) },
};

/** All transitions. */
export const TRANSITION_NAMES = Object.keys(TRANSITIONS) as readonly Transition[];

/** The state after `transition`, or null where the table does not allow it. */
export function nextStatus(
  from: Status | 'none',
  transition: Transition,
  by: ActorKind,
  facts: TransitionFacts,
): Status | null {
  const rule = TRANSITIONS[transition];
  if (!rule.from.includes(from) || !rule.by.includes(by)) return null;
  return rule.to(from, facts);
}
