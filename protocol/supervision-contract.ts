/** What supervisors see and do: the live board, watching, whispering, somebody else's status, a person's day. */
import * as v from 'valibot';
import type { AgentRef } from './agent-ref.ts';
import { command } from './command.ts';
import type { Priority, TeamRef } from './desk-events.ts';
import { messageTextSchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema, userIdSchema } from './ids.ts';
import type { ConversationId, TeamId, UserId } from './ids.ts';
import type { PresenceStatus } from './presence-status.ts';
import type { Committed } from './visitor-contract.ts';

/** A conversation on the board. Times are milliseconds since the Unix epoch. */
export interface BoardConversation {
  id: ConversationId;
  contactName: string;
  status: 'queued' | 'active' | 'waiting';
  inbox: string;
  team: TeamRef | null;
  priority: Priority;
  /** Who serves it, or to whom it is offered while it waits. */
  agent: AgentRef | null;
  offered: boolean;
  /** Since when somebody waits for a person: in the queue, or for an answer; null where nobody does. */
  waitingSince: number | null;
  snoozedUntil: number | null;
}

/** The queue of one team and inbox. */
export interface BoardQueue {
  team: TeamRef | null;
  inbox: string;
  count: number;
  oldestAt: number;
}

/** Somebody at the desk. `load` and `capacity` are in units of work. */
export interface BoardAgent {
  id: UserId;
  name: string;
  status: PresenceStatus;
  /** Why they are away or busy, where they said so. */
  reason: string | null;
  /** Since when they have this status; null where that was never recorded. */
  since: number | null;
  load: number;
  capacity: number;
  teams: readonly TeamId[];
  /** Those they serve, the longest wait first. */
  conversations: readonly BoardConversation[];
}

/** The board at one moment. */
export interface Board {
  at: number;
  queue: { count: number; oldestAt: number | null; offered: number; parts: readonly BoardQueue[] };
  /** Those who are there first, then by name. */
  agents: readonly BoardAgent[];
  /** The longest waits of all, in the queue or for an answer; at most BOARD_RISKS. */
  atRisk: readonly BoardConversation[];
  /** Open conversations with people: waiting, served, waiting for the customer. */
  open: { queued: number; active: number; waiting: number; bot: number };
  /** Whether there were more than the board can show. */
  isCut: boolean;
}

/** Most conversations in `atRisk`. */
export const BOARD_RISKS = 20;

/**
 * Numbers of a day. `opened`: begun in it; `queued`: last put into the queue in it; `resolved`: resolved in it and not
 * reopened since; `abandoned`: of those resolved, ended by the customer or their absence while they waited in the queue,
 * before a person replied.
 */
export interface BoardFigures {
  opened: number;
  queued: number;
  resolved: number;
  abandoned: number;
}

/** Something a person did, or a change of their status. */
export type PersonFact =
  | { kind: 'status'; at: number; status: PresenceStatus; reason: string | null }
  | { kind: 'accepted' | 'resolved' | 'transferred' | 'released' | 'taken_over'; at: number; conversation: ConversationId };

/** What a person did in a period, newest first. `onlineMs` is time with the status online or busy, within the period. */
export interface PersonDay {
  facts: readonly PersonFact[];
  /** Whether there were more facts than are shown. */
  isCut: boolean;
  counts: { accepted: number; resolved: number; transferred: number; replies: number };
  onlineMs: number;
  awayMs: number;
}

/** What an owner decides about supervision. */
export interface SupervisionSettings {
  version: number;
  /** Whether agents see who watches their conversation. */
  tellWatched: boolean;
}

/** Somebody watches an opened conversation; over when not said again before `until`. */
export interface Watching {
  conversation: ConversationId;
  agent: AgentRef;
  until: number;
}

/** Something that concerns one person: a whisper, a mention, a status that somebody else set. */
export type PersonalNotice =
  | { kind: 'whisper' | 'mention'; conversation: ConversationId; contactName: string; by: string; text: string; at: number }
  | { kind: 'status_set'; by: string; status: PresenceStatus; note: string | null; at: number };

/** Longest note on a status that is set for somebody, in characters. */
export const STATUS_NOTE_MAX = 200;

const moment = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));
const period = { from: moment, to: moment };

/** The commands of supervisors; permission `supervise`, and `settings` for changing the settings. */
export const supervisionContract = {
  /** The board now; it is pushed anew when something changes, until `board.close`. */
  'board.open': command<{ board: Board }>()(v.object({})),
  'board.close': command<null>()(v.object({})),
  /** `from` is the midnight a day begins with, where the reader is. */
  'board.figures': command<{ figures: BoardFigures }>()(v.object({ from: moment })),
  'board.person': command<{ day: PersonDay }>()(v.object({ id: userIdSchema, ...period })),
  /** Sets the status of somebody who is there; they are told by whom, with the note. */
  'person.set_status': command<null>()(
    v.object({ id: userIdSchema, status: v.picklist(['online', 'away', 'busy']), note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(STATUS_NOTE_MAX))), null) }),
  ),
  /** Said again every WATCH_AGAIN_MS while one watches. Answers whether the agent is told. */
  'watch.set': command<{ told: boolean }>()(v.object({ conversation: conversationIdSchema, watching: v.boolean() })),
  /** A private word to who serves the conversation. */
  'whisper.send': command<Committed>()(v.object({ conversation: conversationIdSchema, clientId: clientIdSchema, text: messageTextSchema })),
  'supervision.settings': command<SupervisionSettings>()(v.object({})),
  'supervision.change_settings': command<SupervisionSettings>()(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(0)), tellWatched: v.boolean() })),
} as const;

/** How often watching is said again, and how long it counts, in milliseconds. */
export const WATCH_AGAIN_MS = 20_000;
export const WATCH_COUNTS_MS = 45_000;
