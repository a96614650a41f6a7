/**
 * The rules of a conversation: given what happened so far, may this happen, and as what event is it recorded?
 * Pure. Whatever is not in the table of states (`protocol/states.ts`) or here, cannot happen.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ErrorIssue } from '../../protocol/errors.ts';
import type { Actor, ConversationEvent, HandoffCard } from '../../protocol/events.ts';
import type { Status, Transition } from '../../protocol/states.ts';
import { nextStatus } from '../../protocol/states.ts';
import type { ConversationCommand, DecisionFacts } from './conversation-command.ts';
import { decideDesk, takesPart } from './decide-desk.ts';
import { decideSurvey } from './decide-survey.ts';
import type { MessageExtras } from './desk-command.ts';
import type { Decision, NewEvent, Refusal } from './decision.ts';
import { conflict } from './decision.ts';

/** The issue path that tells a client to begin a new conversation instead. */
const WINDOW_CLOSED: readonly ErrorIssue[] = [{ path: 'reopening_window', message: 'The time to reopen it is over.' }];

/** The event that records `command` by `actor`, or why it is refused. */
export function decide(
  state: ConversationState,
  actor: Actor,
  command: ConversationCommand,
  facts: DecisionFacts,
): Decision {
  if (state.seq === 0 && command.kind !== 'start' && command.kind !== 'start_outbound') {
    return { refuse: { code: 'not_found', message: 'There is no such conversation.' } };
  }
  // Who begins by mail or telephone does not chat with a bot.
  const hasBot = facts.hasBot && !(command.kind === 'start' && command.channel !== undefined);
  const move = (transition: Transition): Status | null =>
    nextStatus(state.seq === 0 ? 'none' : state.status, transition, actor.kind, {
      hasBot,
      personJoined: state.personJoined,
      withinReopeningWindow: facts.now - (state.resolution?.at ?? 0) <= facts.reopeningWindowMs,
    });

  switch (command.kind) {
    case 'start': {
      const status = move('start');
      if (status === null) return conflict('This conversation has already begun.');
      const { inbox, page, locale, follows, timeZone, channel } = command;
      const extras = { ...(timeZone !== undefined && { timeZone }), ...(channel && { channel }) };
      return { type: 'conversation.started', data: { status, inbox, page, locale, follows, ...extras } };
    }
    case 'visitor_message': {
      const status = move('visitor_message');
      if (status === null) return conflict('This conversation is over; a new one can be started.', WINDOW_CLOSED);
      const { text, article } = command;
      return {
        type: 'message.posted',
        data: { text, ...(status === state.status ? {} : { status }), ...(article === undefined ? {} : { article }), ...extrasOf(command) },
      };
    }
    case 'agent_message':
      return decideReply(state, actor, command);
    case 'bot_message':
      if (state.status !== 'bot') return conflict('The bot speaks only while it has the conversation.');
      return decideBotMessage(command);
    case 'note': {
      const { kind: _, ...data } = command;
      if (data.thread !== undefined && !state.consults.some(({ seq }) => seq === data.thread)) return conflict('This side thread is closed.');
      if (data.whisper === true && state.agent === null) return conflict('Nobody serves this conversation now, so there is nobody to whisper to.');
      if (data.whisper === true && actor.kind === 'agent' && state.agent?.id === actor.id) return conflict('You serve this conversation yourself. A private note is possible.');
      return { type: 'note.posted', data };
    }
    case 'rate_answer':
      if (!state.answerSeqs.includes(command.messageSeq)) {
        return { refuse: { code: 'not_found', message: 'There is no such answer in this conversation.' } };
      }
      return { type: 'answer.rated', data: { messageSeq: command.messageSeq, helped: command.helped } };
    case 'hand_off': {
      if (move(actor.kind === 'visitor' ? 'ask_for_person' : 'hand_off') === null) {
        return conflict('A person has already been asked, or the conversation is over.');
      }
      const { reason, page = state.page, question = state.question, found } = command;
      const { peopleOnline, hours } = facts;
      const card = { ...handoffCard(state, page ?? state.page), question };
      return { type: 'handoff.requested', data: { status: 'queued', reason, card, peopleOnline, ...(found && { found }), ...(hours && { hours }) } };
    }
    case 'set_topic':
      if (state.topic?.key === command.topic.key) return conflict('The conversation is about this already.');
      return { type: 'topic.set', data: command.topic };
    case 'give_field': {
      const { key, value } = command.field;
      if (state.fields.some((field) => field.key === key && field.value === value)) return conflict('This is noted already.');
      return { type: 'field.given', data: command.field };
    }
    case 'refuse_field': {
      const { key, label, cancels } = command;
      return { type: 'field.refused', data: { key, label, ...(cancels && { cancels }) } };
    }
    case 'accept':
      if (move('accept') === null) return refuseAccept(state);
      return { type: 'conversation.accepted', data: { status: 'active', agent: command.agent, ...(command.offered && { offered: true }) } };
    case 'return_to_bot':
      if (move('return_to_bot') === null) {
        return conflict(facts.hasBot ? 'The bot cannot take this conversation now.' : 'This inbox has no bot.');
      }
      return { type: 'conversation.returned', data: { status: 'bot' } };
    case 'release':
      if (move('release') === null) return conflict('Nobody serves this conversation now.');
      return { type: 'conversation.released', data: { status: 'queued', from: state.agent } };
    case 'wait':
      if (move('wait') === null) return conflict('Only a conversation that a person serves can wait for the customer.');
      return { type: 'conversation.waiting', data: { status: 'waiting' } };
    case 'resolve':
    case 'end':
      return decideResolution(state, command.kind, move(command.kind));
    case 'absence':
      // A message that came between the look and this command ends the absence.
      if (state.customerTurnAt !== command.since) return conflict('The customer has written, or it is no longer their turn.');
      return decideResolution(state, command.kind, move(command.kind));
    case 'reopen': {
      const status = move('reopen');
      if (status !== null) return { type: 'conversation.reopened', data: { status } };
      return state.status === 'resolved'
        ? conflict('The time to reopen this conversation is over; a new one can be started.', WINDOW_CLOSED)
        : conflict('This conversation is open.');
    }
    case 'give_email':
      return { type: 'contact.email_given', data: { email: command.email } };
    case 'offer_survey':
    case 'answer_survey':
    case 'dismiss_survey':
    case 'expire_survey':
      return decideSurvey(state, command, facts.now);
    default:
      return decideDesk(state, actor, command, { now: facts.now, move });
  }
}

/** What a message carries beside its text, as the log keeps it. */
function extrasOf({ rich, attachments, via, quoted }: MessageExtras): MessageExtras {
  return {
    ...(rich && { rich }),
    ...(attachments && attachments.length > 0 && { attachments }),
    ...(via && { via }),
    ...(quoted !== undefined && { quoted }),
  };
}

function decideBotMessage({ text, turn, to, found }: ConversationCommand & { kind: 'bot_message' }): Decision {
  return { type: 'message.posted', data: { text, bot: turn, ...(to !== undefined && { to }), ...(found && { found }) } };
}

function decideReply(state: ConversationState, actor: Actor, command: ConversationCommand & { kind: 'agent_message' }): Decision {
  const { text, articles = [] } = command;
  if (state.status !== 'active' && state.status !== 'waiting') {
    return conflict(state.status === 'queued' ? 'Accept the conversation first.' : 'Nobody serves this conversation now.');
  }
  if (actor.kind === 'agent' && !takesPart(state, actor.id)) {
    return conflict(`${state.agent?.name ?? 'Somebody else'} serves this conversation. A private note is possible.`);
  }
  return { type: 'message.posted', data: { text, ...(articles.length > 0 && { articles }), ...extrasOf(command) } };
}

function refuseAccept(state: ConversationState): Refusal {
  if (state.agent !== null && (state.status === 'active' || state.status === 'waiting')) {
    return conflict(`${state.agent.name} has accepted this conversation.`, [
      { path: 'agent', message: state.agent.name },
    ]);
  }
  return conflict('This conversation does not wait for a person.');
}

function decideResolution(
  state: ConversationState,
  kind: 'resolve' | 'end' | 'absence',
  status: Status | null,
): Decision {
  if (status !== 'resolved') return conflict('This conversation is already resolved.');
  const cause = ({ resolve: 'agent', end: 'visitor', absence: 'absence' } as const)[kind];
  return {
    type: 'conversation.resolved',
    data: { status, cause, agent: state.agent, team: state.team?.id ?? null, policy: null },
  };
}

/** What a handoff passes on: the last question, what was tried for it, what is known of the customer and the page. */
export function handoffCard(state: ConversationState, page: HandoffCard['page']): HandoffCard {
  return {
    question: state.question,
    tried: state.tried,
    fields: {
      ...Object.fromEntries(state.fields.map(({ label, value }) => [label, value])),
      ...(state.email !== null && { email: state.email }),
    },
    page,
    locale: state.locale,
  };
}

/** Places a decided event in the log. `at` never runs backwards within a conversation, whatever the machine's clock does. */
export function placeEvent(
  state: ConversationState,
  actor: Actor,
  clientId: string,
  { type, data }: NewEvent,
  now: number,
): ConversationEvent {
  return {
    conversation: state.id,
    seq: state.seq + 1,
    type,
    v: 1,
    actor,
    clientId,
    at: Math.max(now, state.lastAt),
    data,
  } as ConversationEvent;
}
