/**
 * A conversation is the fold of its events. The same function runs on the server, in the widget and in the
 * console, over whichever view of the log each of them gets, so none of them can disagree about what happened.
 */
import type { DeskState } from './desk-fold.ts';
import { deskAfter, EMPTY_DESK } from './desk-fold.ts';
import type { Dialogue } from './dialogue.ts';
import { dialogueAfter, EMPTY_DIALOGUE } from './dialogue.ts';
import type { AgentRef, ConversationEvent, HandoffCard, HandoffReason, Page } from './events.ts';
import { isKnownEvent, isStaffOnly } from './events.ts';
import type { ConversationId, VisitorId } from './ids.ts';
import type { Status } from './states.ts';
import { applySurveyEvent } from './survey-fold.ts';
import type { SurveyState } from './surveys.ts';

/** How the conversation was last resolved. */
export interface Resolution {
  seq: number;
  at: number;
  cause: 'agent' | 'visitor' | 'absence';
  agent: AgentRef | null;
}

/** What is known of a conversation after some event. Times are milliseconds since the Unix epoch. */
export interface ConversationState extends Dialogue, DeskState {
  id: ConversationId;
  seq: number;
  /** Position of the last event that contacts see. */
  contactSeq: number;
  status: Status;
  inbox: string;
  visitor: VisitorId | null;
  locale: string;
  /** The customer's own time zone, an IANA name; null where it is not known. */
  timeZone: string | null;
  page: Page | null;
  follows: ConversationId | null;
  startedAt: number;
  lastAt: number;
  agent: AgentRef | null;
  personJoined: boolean;
  /** Since when a person is responsible: handoff or reopening. */
  queuedAt: number | null;
  /** First public reply by a person. */
  firstReplyAt: number | null;
  /** Since when it is the customer's turn to write, null while it is somebody else's: they were answered, or asked to wait. */
  customerTurnAt: number | null;
  /** The oldest customer message that nobody, bot or person, has answered. */
  unansweredSince: number | null;
  lastMessage: { seq: number; from: 'visitor' | 'agent' | 'bot'; text: string; at: number } | null;
  lastVisitorSeq: number;
  handoff: { reason: HandoffReason; card: HandoffCard; peopleOnline: boolean; at: number } | null;
  email: string | null;
  resolution: Resolution | null;
  surveys: readonly SurveyState[];
}

/** A conversation before its first event. */
export function emptyConversation(id: ConversationId): ConversationState {
  return {
    id,
    seq: 0,
    contactSeq: 0,
    status: 'bot',
    inbox: '',
    visitor: null,
    locale: 'en',
    timeZone: null,
    page: null,
    follows: null,
    startedAt: 0,
    lastAt: 0,
    agent: null,
    personJoined: false,
    queuedAt: null,
    firstReplyAt: null,
    customerTurnAt: null,
    unansweredSince: null,
    lastMessage: null,
    lastVisitorSeq: 0,
    ...EMPTY_DIALOGUE,
    ...EMPTY_DESK,
    handoff: null,
    email: null,
    resolution: null,
    surveys: [],
  };
}

/** Longest preview of a message in lists, in characters. */
const PREVIEW_MAX = 160;

/** The state after one more event. Pure; an unknown event moves only the position. */
export function apply(state: ConversationState, event: ConversationEvent): ConversationState {
  const moved: ConversationState = {
    ...state,
    seq: event.seq,
    lastAt: event.at,
    contactSeq: isStaffOnly(event.type) ? state.contactSeq : event.seq,
  };
  if (!isKnownEvent(event)) return moved;
  moved.customerTurnAt = customerTurn(state.customerTurnAt, event);
  const { status } = event.data as { status?: Status };
  if (status !== undefined) {
    moved.status = status;
    // A person becomes responsible at the moment the queue is entered, and only then.
    if (status === 'queued' && state.status !== 'queued') moved.queuedAt = event.at;
    if (status === 'queued' || status === 'bot') moved.agent = null;
    if (status === 'bot') moved.queuedAt = null;
  }
  Object.assign(moved, dialogueAfter(state, moved.status, event), deskAfter(state, state.status, moved.status, event));
  switch (event.type) {
    case 'conversation.started': {
      const { inbox, page, locale, follows, timeZone = null, agent = null } = event.data;
      const visitor = event.actor.kind === 'visitor' ? event.actor.id : (event.data.visitor ?? null);
      return { ...moved, inbox, page, locale, timeZone, follows, visitor, agent, personJoined: agent !== null, startedAt: event.at };
    }
    case 'message.posted':
      return applyMessage(moved, event);
    case 'handoff.requested': {
      const { reason, card, peopleOnline } = event.data;
      return { ...moved, handoff: { reason, card, peopleOnline, at: event.at } };
    }
    case 'conversation.accepted':
      return { ...moved, agent: event.data.agent, personJoined: true };
    case 'conversation.returned':
      return { ...moved, unansweredSince: null };
    case 'conversation.resolved': {
      const { cause, agent } = event.data;
      return { ...moved, resolution: { seq: event.seq, at: event.at, cause, agent }, unansweredSince: null };
    }
    case 'contact.email_given':
      return { ...moved, email: event.data.email };
    case 'survey.offered':
    case 'survey.answered':
    case 'survey.dismissed':
    case 'survey.expired':
      return { ...moved, surveys: applySurveyEvent(state.surveys, event) };
    case 'message.edited':
    case 'message.deleted':
      return applyCorrection(moved, event);
    default:
      return moved;
  }
}

/** Lists show a message as it is now. */
function applyCorrection(state: ConversationState, event: ConversationEvent<'message.edited' | 'message.deleted'>): ConversationState {
  const { lastMessage } = state;
  if (lastMessage?.seq !== event.data.messageSeq) return state;
  return { ...state, lastMessage: { ...lastMessage, text: event.type === 'message.edited' ? preview(event.data.text) : '' } };
}

/** A cut through a surrogate pair would leave half a character. */
const preview = (text: string): string =>
  text.length > PREVIEW_MAX ? `${text.slice(0, PREVIEW_MAX - 1).replace(/\p{Surrogate}$/u, '')}…` : text;

function customerTurn(before: number | null, event: ConversationEvent): number | null {
  switch (event.type) {
    case 'message.posted':
      return event.actor.kind === 'visitor' ? null : event.at;
    case 'conversation.started':
    case 'conversation.returned':
    case 'conversation.released':
    case 'conversation.reopened':
      // The bot speaks when spoken to; a queue has people to move.
      return event.data.status === 'bot' ? event.at : null;
    case 'conversation.waiting':
      return before ?? event.at;
    case 'handoff.requested':
    case 'conversation.accepted':
    case 'conversation.transferred':
    case 'conversation.snoozed':
    case 'conversation.resolved':
      return null;
    default:
      return before;
  }
}

function applyMessage(state: ConversationState, event: ConversationEvent<'message.posted'>): ConversationState {
  const { text } = event.data;
  const from = event.actor.kind === 'visitor' ? 'visitor' : event.actor.kind === 'agent' ? 'agent' : 'bot';
  const next = { ...state, lastMessage: { seq: event.seq, from, text: preview(text), at: event.at } as const };
  if (from === 'visitor') {
    next.lastVisitorSeq = event.seq;
    next.unansweredSince ??= event.at;
    return next;
  }
  next.unansweredSince = null;
  if (from === 'agent') next.firstReplyAt ??= event.at;
  return next;
}

/** Folds events, in order of position, onto a state. */
export function fold(state: ConversationState, events: readonly ConversationEvent[]): ConversationState {
  return events.reduce(apply, state);
}

/** The survey that may be answered now: that of the latest resolution, while the conversation is resolved and it is open. */
export function openSurvey(state: ConversationState): SurveyState | null {
  if (state.status !== 'resolved' || state.resolution === null) return null;
  const survey = state.surveys.find(({ resolutionSeq }) => resolutionSeq === state.resolution?.seq);
  return survey !== undefined && (survey.status === 'offered' || survey.status === 'started') ? survey : null;
}
