/**
 * The rules of the desk: who may be offered a conversation, hand it on, put it aside, change what they wrote. Pure; a part
 * of `decide`. The log lets one of two through that want the same place, so an offer can neither be made twice nor be
 * taken by somebody it was not made to while it counts.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Actor } from '../../protocol/events.ts';
import type { Status, Transition } from '../../protocol/states.ts';
import type { DeskCommand } from './desk-command.ts';
import type { Decision } from './decision.ts';
import { conflict } from './decision.ts';

/** Most tags of a conversation. */
const TAGS_MAX = 50;
/** Longest time a conversation is put aside, in milliseconds: a year. */
const SNOOZE_MAX_MS = 366 * 24 * 60 * 60 * 1000;
/** For how long a reply can be changed or deleted, in milliseconds: an hour. */
export const CORRECTION_MS = 60 * 60 * 1000;

const open = ({ status }: ConversationState): boolean => status !== 'resolved';

/** The event that records a command of the desk, or why it is refused. `now` is milliseconds since the Unix epoch. */
export function decideDesk(
  state: ConversationState,
  actor: Actor,
  command: DeskCommand,
  { now, move }: { now: number; move(transition: Transition): Status | null },
): Decision {
  switch (command.kind) {
    case 'start_outbound': {
      if (move('start_outbound') === null) return conflict('This conversation has already begun.');
      const { inbox, locale, visitor, agent, channel } = command;
      return { type: 'conversation.started', data: { status: 'active', inbox, page: null, locale, follows: null, agent, visitor, ...(channel && { channel }) } };
    }
    case 'route': {
      if (!open(state)) return conflict('This conversation is resolved.');
      const { team, priority, skills, rule } = command;
      return { type: 'conversation.routed', data: { team, priority, skills, rule } };
    }
    case 'offer':
      if (state.status !== 'queued') return conflict('This conversation does not wait for a person.');
      if (state.offer !== null && state.offer.expiresAt > now) return conflict(`It is offered to ${state.offer.agent.name} now.`);
      if (command.expiresAt <= now) return conflict('This offer would be over before it begins.');
      return { type: 'offer.made', data: { agent: command.agent, expiresAt: command.expiresAt } };
    case 'end_offer':
      if (state.offer?.agent.id !== command.agent.id) return conflict('This offer is over.');
      if (command.because === 'expired' && state.offer.expiresAt > now) return conflict('This offer is not over yet.');
      return { type: 'offer.ended', data: { agent: command.agent, because: command.because } };
    case 'take_over':
      if (move('take_over') === null) return conflict('Nobody serves this conversation now.');
      if (state.agent?.id === command.agent.id) return conflict('You serve this conversation already.');
      return { type: 'conversation.accepted', data: { status: 'active', agent: command.agent, ...(state.agent && { from: state.agent }) } };
    case 'transfer': {
      if (move('transfer') === null) return conflict('Only a conversation that waits for people, or that they serve, can be handed on.');
      const { to, note } = command;
      if ('agent' in to && to.agent.id === state.agent?.id) return conflict(`${to.agent.name} serves this conversation already.`);
      return { type: 'conversation.transferred', data: { status: 'queued', from: state.agent, to, note } };
    }
    case 'join':
      if (state.status !== 'active' && state.status !== 'waiting') return conflict('Nobody serves this conversation now.');
      if (takesPart(state, command.agent.id)) return conflict(`${command.agent.name} is in this conversation already.`);
      return { type: 'participant.joined', data: { agent: command.agent } };
    case 'leave':
      if (!state.participants.some(({ id }) => id === command.agent.id)) return conflict(`${command.agent.name} is not in this conversation.`);
      return { type: 'participant.left', data: { agent: command.agent } };
    case 'snooze':
      if (state.status !== 'active' && state.status !== 'waiting') return conflict('Only a conversation that somebody serves can be put aside.');
      if (command.until <= now) return conflict('This time has passed.');
      if (command.until > now + SNOOZE_MAX_MS) return conflict('It can be put aside for a year at most.');
      return { type: 'conversation.snoozed', data: { until: command.until, reason: command.reason } };
    case 'wake':
      if (state.snoozedUntil === null) return conflict('This conversation is not put aside.');
      if (command.because === 'due' && state.snoozedUntil > now) return conflict('It is put aside until later.');
      return { type: 'conversation.woken', data: { because: command.because } };
    case 'change_tags': {
      const removed = command.remove.filter((tag) => state.tags.includes(tag));
      const added = [...new Set(command.add)].filter((tag) => !state.tags.includes(tag));
      if (removed.length + added.length === 0) return conflict('It has exactly these tags already.');
      if (state.tags.length - removed.length + added.length > TAGS_MAX) return conflict(`A conversation has at most ${TAGS_MAX} tags.`);
      return { type: 'tags.changed', data: { added, removed } };
    }
    case 'set_priority':
      if (state.priority === command.priority) return conflict('It has this priority already.');
      return { type: 'priority.set', data: { priority: command.priority } };
    case 'open_consult':
      return { type: 'consult.opened', data: { with: command.with, text: command.text } };
    case 'close_consult':
      if (!state.consults.some(({ seq }) => seq === command.thread)) return conflict('This side thread is closed.');
      return { type: 'consult.closed', data: { thread: command.thread } };
    case 'edit_message':
    case 'delete_message':
      return decideCorrection(state, actor, command, now);
    case 'link_contact':
      if (state.contact === command.contact && state.contactName === command.name) return conflict('It belongs to this contact already.');
      return { type: 'contact.linked', data: { contact: command.contact, name: command.name } };
    case 'request_callback': {
      const { phone, preferredAt, note } = command;
      return { type: 'callback.requested', data: { phone, preferredAt, note } };
    }
    case 'finish_callback': {
      if (state.callback === null) return conflict('No call-back is asked for.');
      const { outcome, durationMs, note } = command;
      return { type: 'callback.done', data: { outcome, durationMs, note } };
    }
    case 'email_sent': {
      const { of, to, upTo } = command;
      return { type: 'email.sent', data: { kind: of, to, upTo } };
    }
    case 'email_failed':
      return { type: 'email.failed', data: { to: command.to, reason: command.reason } };
  }
}

/** Whether somebody serves it or takes part in it. */
export const takesPart = ({ agent, participants }: ConversationState, id: string): boolean =>
  agent?.id === id || participants.some((participant) => participant.id === id);

function decideCorrection(
  state: ConversationState,
  actor: Actor,
  command: DeskCommand & { kind: 'edit_message' | 'delete_message' },
  now: number,
): Decision {
  const reply = state.replies.find(({ seq }) => seq === command.messageSeq);
  if (reply === undefined) return { refuse: { code: 'not_found', message: 'There is no such reply that could be changed.' } };
  if (actor.kind !== 'agent' || reply.agent !== actor.id) return { refuse: { code: 'forbidden', message: 'Only who wrote a reply can change it.' } };
  if (now - reply.at > CORRECTION_MS) return conflict('A reply can be changed for an hour after it was sent.');
  const { messageSeq, before } = command;
  if (command.kind === 'delete_message') return { type: 'message.deleted', data: { messageSeq, before } };
  if (command.text === before) return conflict('The text is the same.');
  return { type: 'message.edited', data: { messageSeq, text: command.text, before, ...(command.rich && { rich: command.rich }) } };
}
