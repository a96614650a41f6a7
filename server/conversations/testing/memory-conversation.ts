import type { ConversationState } from '../../../protocol/conversation.ts';
import { apply, emptyConversation } from '../../../protocol/conversation.ts';
import type { Actor, ConversationEvent } from '../../../protocol/events.ts';
import type { ConversationId, UserId, VisitorId } from '../../../protocol/ids.ts';
import type { ConversationCommand, DecisionFacts } from '../conversation-command.ts';
import { decide, placeEvent } from '../decide.ts';
import type { Refusal } from '../decision.ts';

export const CONVERSATION = 'c'.repeat(22) as ConversationId;
export const VISITOR: Actor = { kind: 'visitor', id: 'v'.repeat(22) as VisitorId };
export const ANN = { kind: 'agent', id: 'a'.repeat(22) as UserId, name: 'Ann' } as const;
export const BEN = { kind: 'agent', id: 'b'.repeat(22) as UserId, name: 'Ben' } as const;
export const BOT: Actor = { kind: 'bot' };
export const SYSTEM: Actor = { kind: 'system', id: 'rules' };

export const DAY_MS = 24 * 60 * 60 * 1000;
export const START: ConversationCommand = { kind: 'start', inbox: 'website', page: null, locale: 'en', follows: null };
export const acceptBy = ({ id, name }: typeof ANN | typeof BEN): ConversationCommand => ({ kind: 'accept', agent: { id, name } });

/** A conversation in memory: the same rules, fold and places as in the log, without a store. */
export interface MemoryConversation {
  readonly events: readonly ConversationEvent[];
  readonly state: ConversationState;
  /** The clock; may be moved either way. */
  now: number;
  facts: Omit<DecisionFacts, 'now'>;
  /** The event a command makes, or why it is refused. */
  perform(actor: Actor, command: ConversationCommand): ConversationEvent | Refusal;
  /** Like `perform`, for commands that must be taken. */
  must(actor: Actor, command: ConversationCommand): ConversationEvent;
  /** Places an event as it is, such as one of a later version. */
  place(type: string, v: number, data: object, actor?: Actor): ConversationEvent;
  readAfter(id: ConversationId, after: number, limit: number): Promise<readonly ConversationEvent[]>;
}

/** An empty conversation; `with` are commands that it begins with. */
export function memoryConversation(...begin: readonly (readonly [Actor, ConversationCommand])[]): MemoryConversation {
  const events: ConversationEvent[] = [];
  let state = emptyConversation(CONVERSATION);
  const add = (event: ConversationEvent): ConversationEvent => {
    events.push(event);
    state = apply(state, event);
    return event;
  };
  const conversation: MemoryConversation = {
    events,
    get state() {
      return state;
    },
    now: Date.UTC(2026, 0, 5, 9),
    facts: { hasBot: true, peopleOnline: true, reopeningWindowMs: 7 * DAY_MS },
    perform(actor, command) {
      const decision = decide(state, actor, command, { ...conversation.facts, now: conversation.now });
      return 'refuse' in decision ? decision : add(placeEvent(state, actor, `id-${state.seq}`, decision, conversation.now));
    },
    must(actor, command) {
      const done = conversation.perform(actor, command);
      if ('refuse' in done) throw new Error(`${command.kind} was refused: ${done.refuse.message}`);
      return done;
    },
    place(type, v, data, actor = SYSTEM) {
      const at = Math.max(conversation.now, state.lastAt);
      return add({ conversation: CONVERSATION, seq: state.seq + 1, type, v, actor, clientId: 'later', at, data } as unknown as ConversationEvent);
    },
    readAfter: async (_id, after, limit) => events.slice(after, after + limit),
  };
  for (const [actor, command] of begin) conversation.must(actor, command);
  return conversation;
}

/** A conversation that Ann serves: started, handed off, accepted, one message each way. */
export function servedConversation(): MemoryConversation {
  return memoryConversation(
    [VISITOR, START],
    [VISITOR, { kind: 'visitor_message', text: 'Where is my tent?' }],
    [VISITOR, { kind: 'hand_off', reason: 'requested' }],
    [ANN, acceptBy(ANN)],
    [ANN, { kind: 'agent_message', text: 'I am looking for it.' }],
  );
}
