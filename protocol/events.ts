/**
 * A conversation is a log: every change is one event at the next position. Screens, reports and surveys are
 * derived from these. Position and type never change; readers skip types and versions they do not know.
 */
import type { AgentRef } from './agent-ref.ts';
import type { OpeningState } from './business-hours.ts';
import type { AttachmentRef, DeskEventData } from './desk-events.ts';
import { DESK_EVENTS, DESK_STAFF_ONLY } from './desk-events.ts';
import type { ConversationId, UserId, VisitorId } from './ids.ts';
import type { RichText } from './rich-text.ts';
import type { Status } from './states.ts';
import type { SurveyAnswer, SurveySubject } from './surveys.ts';
import type { FieldRequest, GivenField, TopicRef } from './topics.ts';

export type { AgentRef } from './agent-ref.ts';

/** Who did it. `system` is a rule or the passing of time, named. */
export type Actor =
  | { kind: 'visitor'; id: VisitorId }
  | { kind: 'agent'; id: UserId; name: string }
  | { kind: 'bot' }
  | { kind: 'system'; id: string };

/** The page a customer was on. */
export interface Page {
  url: string;
  title: string;
}

/** An article the bot considered. `confidence` (0–1) is kept from contacts. */
export interface ArticleHint {
  slug: string;
  title: string;
  confidence?: number;
}

/** What was looked up, where that is not the customer's message as it stands: one question of several, or a follow-up with what it refers to. */
export interface LookedUp {
  question?: string;
  followUp?: true;
}

/**
 * What the bot's message was: an answer with its passage, up to three choices, nothing found, a courtesy, when people are
 * there, a field that it asks for (`reason` is why it will hand over then), or the last word before it hands over.
 */
export type BotTurn =
  | ({ outcome: 'answer'; article: ArticleHint; heading: string | null; passage: RichText } & LookedUp)
  | ({ outcome: 'clarify'; choices: readonly ArticleHint[] } & LookedUp)
  | ({ outcome: 'nothing' } & LookedUp)
  | { outcome: 'small_talk' }
  | { outcome: 'hours' }
  | { outcome: 'field'; field: FieldRequest; reason: HandoffReason }
  | { outcome: 'handing_over'; reason: HandoffReason };

/** What the bot found before it spoke or handed over. Kept for editors; contacts never see it. */
export interface BotFound {
  /** The position of the message that asked. */
  to: number;
  /** What was asked of the articles, where that is not the message as it stands: a part of it, or with the turn before. */
  question?: string;
  /** Best first, with their confidence; those that were not shown as well. */
  candidates: readonly ArticleHint[];
  /** The version of the index that was asked. */
  engine: number;
}

/** Why a conversation went from the bot to people. */
export type HandoffReason =
  | 'requested'
  | 'no_answer'
  | 'low_confidence'
  | 'complaint'
  | 'distress'
  | 'policy'
  | 'priority_customer';

/** What a handoff carries, so that the customer need not say it twice. */
export interface HandoffCard {
  question: string | null;
  tried: readonly ArticleHint[];
  fields: Readonly<Record<string, string>>;
  page: Page | null;
  locale: string;
}

/** What each type of event holds. `status` is the state after it, where it moves the conversation. */
export interface EventData extends DeskEventData {
  'conversation.started': {
    status: Status;
    inbox: string;
    page: Page | null;
    locale: string;
    follows: ConversationId | null;
    /** The customer's own, as an IANA name, where their browser says. */
    timeZone?: string;
    /** Where an agent began it: who, and with which customer. */
    agent?: AgentRef;
    visitor?: VisitorId;
    /** How it came in; missing for the widget. */
    channel?: 'email' | 'phone';
  };
  /**
   * `article` is set where the customer picked a suggested article; `bot` where the bot speaks, with the position of the
   * message that it speaks `to` and what it `found` for a question. `rich` is what Markdown in a reply stands for; of an
   * e-mail, `quoted` is what it repeats of earlier ones, signature included.
   */
  'message.posted': {
    text: string;
    status?: Status;
    article?: string;
    articles?: readonly string[];
    bot?: BotTurn;
    to?: number;
    found?: BotFound;
    rich?: RichText;
    attachments?: readonly AttachmentRef[];
    via?: 'email';
    quoted?: string;
  };
  /** `thread` is the position of the side thread it belongs to; a `whisper` is from a supervisor to who serves. */
  'note.posted': { text: string; mentions?: readonly UserId[]; thread?: number; whisper?: true; attachments?: readonly AttachmentRef[] };
  'answer.rated': { messageSeq: number; helped: boolean };
  /** `hours` is what was known of the opening hours then; missing or null where none are kept. */
  'handoff.requested': { status: 'queued'; reason: HandoffReason; card: HandoffCard; peopleOnline: boolean; found?: BotFound; hours?: OpeningState | null };
  /** `from` is who served it until then, where it was taken over; `offered`: by an offer that routing made. */
  'conversation.accepted': { status: 'active'; agent: AgentRef; from?: AgentRef; offered?: true };
  'conversation.returned': { status: 'bot' };
  /** Back into the queue, from the person who served it. */
  'conversation.released': { status: 'queued'; from: AgentRef | null };
  'conversation.waiting': { status: 'waiting' };
  'conversation.resolved': { status: 'resolved'; cause: 'agent' | 'visitor' | 'absence' } & SurveySubject;
  'conversation.reopened': { status: Status };
  'contact.email_given': { email: string };
  /** What the conversation is about. Not for contacts: the name is the team's own. */
  'topic.set': TopicRef;
  'field.given': GivenField;
  /** The customer would not or could not give it; with `cancels` nothing more is asked. */
  'field.refused': { key: string; label: string; cancels?: true };
  'survey.offered': { resolutionSeq: number; askNps: boolean };
  'survey.answered': { resolutionSeq: number; completes: boolean } & SurveyAnswer;
  'survey.dismissed': { resolutionSeq: number };
  'survey.expired': { resolutionSeq: number };
}

/** The name of a kind of event. */
export type EventType = keyof EventData;

/** One event. `seq` counts from 1 within its conversation; `at` is milliseconds since the Unix epoch and never runs backwards. */
export type ConversationEvent<T extends EventType = EventType> = {
  [K in T]: {
    conversation: ConversationId;
    seq: number;
    type: K;
    v: 1;
    actor: Actor;
    /** The id the actor gave to the command that caused this. */
    clientId: string;
    at: number;
    data: EventData[K];
  };
}[T];

const KNOWN: Readonly<Record<EventType, true>> = {
  'conversation.started': true,
  'message.posted': true,
  'note.posted': true,
  'answer.rated': true,
  'handoff.requested': true,
  'conversation.accepted': true,
  'conversation.returned': true,
  'conversation.released': true,
  'conversation.waiting': true,
  'conversation.resolved': true,
  'conversation.reopened': true,
  'contact.email_given': true,
  'topic.set': true,
  'field.given': true,
  'field.refused': true,
  'survey.offered': true,
  'survey.answered': true,
  'survey.dismissed': true,
  'survey.expired': true,
  ...DESK_EVENTS,
};

/** Every type of event there is. */
export const EVENT_TYPES = Object.keys(KNOWN) as readonly EventType[];

/** Types that contacts never see; their positions do not count in the contacts' view. */
const STAFF_ONLY: ReadonlySet<string> = new Set<EventType>(['note.posted', 'topic.set', ...DESK_STAFF_ONLY]);

/** Whether events of this type are for staff only. */
export const isStaffOnly = (type: string): boolean => STAFF_ONLY.has(type);

/** Whether this reader understands an event; others are skipped, but their position counts. */
export function isKnownEvent(event: { type: string; v: number }): boolean {
  return Object.hasOwn(KNOWN, event.type) && event.v === 1;
}
