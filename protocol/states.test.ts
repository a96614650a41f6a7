import { describe, expect, it } from 'vitest';
import type { ActorKind, Status, Transition, TransitionFacts } from './states.ts';
import { STATUSES, TRANSITION_NAMES, nextStatus } from './states.ts';

/** B: the inbox has a bot, P: a person had joined, W: within the reopening window; `-` where not. */
type Facts = 'BPW' | 'BP-' | 'B-W' | 'B--' | '-PW' | '-P-' | '--W' | '---';
const FACTS: readonly Facts[] = ['BPW', 'BP-', 'B-W', 'B--', '-PW', '-P-', '--W', '---'];

type To = Status | 'refused';
/** One target whatever the facts, or one for each of them in the order of FACTS. */
type Expected = To | readonly [To, To, To, To, To, To, To, To];

const WITH_BOT_ONLY: Expected = ['bot', 'bot', 'bot', 'bot', 'refused', 'refused', 'refused', 'refused'];
const REOPENED: Expected = ['queued', 'refused', 'bot', 'refused', 'queued', 'refused', 'queued', 'refused'];

/** DOMAIN § 1 and what the desk adds (`release`, `transfer`, `take_over`, `start_outbound`), written down a second time and by hand; whatever is not here is refused. */
const TABLE: readonly (readonly [Transition, Status | 'none', ActorKind, Expected])[] = [
  ['start', 'none', 'visitor', ['bot', 'bot', 'bot', 'bot', 'queued', 'queued', 'queued', 'queued']],
  ['visitor_message', 'bot', 'visitor', 'bot'],
  ['visitor_message', 'queued', 'visitor', 'queued'],
  ['visitor_message', 'active', 'visitor', 'active'],
  ['visitor_message', 'waiting', 'visitor', 'active'],
  ['visitor_message', 'resolved', 'visitor', REOPENED],
  ['ask_for_person', 'bot', 'visitor', 'queued'],
  ['hand_off', 'bot', 'bot', 'queued'],
  ['hand_off', 'bot', 'system', 'queued'],
  ['hand_off', 'bot', 'agent', 'queued'],
  ['start_outbound', 'none', 'agent', 'active'],
  ['take_over', 'active', 'agent', 'active'],
  ['take_over', 'waiting', 'agent', 'active'],
  ['transfer', 'queued', 'agent', 'queued'],
  ['transfer', 'active', 'agent', 'queued'],
  ['transfer', 'waiting', 'agent', 'queued'],
  ['transfer', 'queued', 'system', 'queued'],
  ['transfer', 'active', 'system', 'queued'],
  ['transfer', 'waiting', 'system', 'queued'],
  ['accept', 'queued', 'agent', 'active'],
  ['accept', 'queued', 'system', 'active'],
  ['return_to_bot', 'queued', 'agent', WITH_BOT_ONLY],
  ['return_to_bot', 'active', 'agent', WITH_BOT_ONLY],
  ['return_to_bot', 'waiting', 'agent', WITH_BOT_ONLY],
  ['release', 'active', 'agent', 'queued'],
  ['release', 'active', 'system', 'queued'],
  ['release', 'waiting', 'agent', 'queued'],
  ['release', 'waiting', 'system', 'queued'],
  ['wait', 'active', 'agent', 'waiting'],
  ['resolve', 'bot', 'agent', 'resolved'],
  ['resolve', 'queued', 'agent', 'resolved'],
  ['resolve', 'active', 'agent', 'resolved'],
  ['resolve', 'waiting', 'agent', 'resolved'],
  ['end', 'bot', 'visitor', 'resolved'],
  ['end', 'queued', 'visitor', 'resolved'],
  ['end', 'active', 'visitor', 'resolved'],
  ['end', 'waiting', 'visitor', 'resolved'],
  ['absence', 'bot', 'system', 'resolved'],
  ['absence', 'queued', 'system', 'resolved'],
  ['absence', 'active', 'system', 'resolved'],
  ['absence', 'waiting', 'system', 'resolved'],
  ['reopen', 'resolved', 'visitor', REOPENED],
  ['reopen', 'resolved', 'agent', REOPENED],
];

const TRANSITION_LIST: readonly Transition[] = [
  'start', 'visitor_message', 'ask_for_person', 'hand_off', 'accept', 'return_to_bot', 'release', 'wait', 'resolve', 'end', 'absence', 'reopen', 'start_outbound', 'take_over', 'transfer',
];
const FROM: readonly (Status | 'none')[] = ['none', 'bot', 'queued', 'active', 'waiting', 'resolved'];
const ACTORS: readonly ActorKind[] = ['visitor', 'agent', 'bot', 'system'];

function expected(transition: Transition, from: Status | 'none', by: ActorKind, facts: number): To {
  const row = TABLE.find(([t, f, b]) => t === transition && f === from && b === by);
  if (row === undefined) return 'refused';
  const [, , , to] = row;
  return typeof to === 'string' ? to : (to[facts] as To);
}

const factsOf = (name: Facts): TransitionFacts => ({
  hasBot: name[0] === 'B',
  personJoined: name[1] === 'P',
  withinReopeningWindow: name[2] === 'W',
});

describe('the states of a conversation', () => {
  it('are those of the table, and no transition is missing from it', () => {
    expect([...STATUSES].sort()).toEqual(['active', 'bot', 'queued', 'resolved', 'waiting']);
    expect([...TRANSITION_NAMES].sort()).toEqual([...TRANSITION_LIST].sort());
  });

  it.each(TRANSITION_LIST)('%s moves a conversation exactly where the table says, whoever does it', (transition) => {
    const rows = (result: (from: Status | 'none', by: ActorKind, facts: number) => To) =>
      FROM.flatMap((from) => ACTORS.flatMap((by) => FACTS.map((name, i) => `${from} ${by} ${name} → ${result(from, by, i)}`)));
    const found = rows((from, by, i) => nextStatus(from, transition, by, factsOf(FACTS[i] as Facts)) ?? 'refused');
    expect(found).toEqual(rows((from, by, i) => expected(transition, from, by, i)));
    expect(found).toHaveLength(6 * 4 * 8);
  });
});
