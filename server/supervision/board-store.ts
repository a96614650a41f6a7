import type { Connection } from 'mongoose';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { Priority } from '../../protocol/desk-events.ts';
import type { EventType } from '../../protocol/events.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { BoardFigures } from '../../protocol/supervision-contract.ts';
import { defineIndexes } from '../storage/indexes.ts';

/** What the board needs of a conversation. */
export type BoardState = Pick<ConversationState, 'status' | 'inbox' | 'agent' | 'team' | 'offer' | 'queuedAt' | 'unansweredSince' | 'snoozedUntil' | 'contactName' | 'email' | 'visitor'> & {
  id: ConversationId;
  priority: Priority;
};

/** What one event tells of a person's day. */
export interface PersonEvent {
  conversation: ConversationId;
  type: EventType;
  at: number;
  /** Whom it was taken from, at `conversation.accepted`. */
  from: boolean;
}

/** Reads for the board. Times are milliseconds since the Unix epoch. */
export interface BoardStore {
  /** Conversations that people have, at most BOARD_MAX, and how many the bot has. */
  open(): Promise<{ states: readonly BoardState[]; bot: number; isCut: boolean }>;
  figures(from: number, to: number): Promise<BoardFigures>;
  /** What somebody did in these conversations in a period, oldest first. */
  eventsOf(user: UserId, conversations: readonly string[], from: number, to: number): Promise<readonly PersonEvent[]>;
}

/** Conversations on the board: far more than any desk has at a time. */
export const BOARD_MAX = 3_000;
/** Conversations of a day that are looked through for the figures. */
const DAY_MAX = 50_000;

/** The indexes that the board reads summaries by. */
export const boardIndexes = defineIndexes('conversations', [{ startedAt: -1 }], [{ queuedAt: -1 }], [{ resolvedAt: -1 }]);

const FIELDS = ['status', 'inbox', 'agent', 'team', 'priority', 'offer', 'queuedAt', 'unansweredSince', 'snoozedUntil', 'contactName', 'email', 'visitor'] as const;
const PROJECTION = Object.fromEntries(FIELDS.map((field) => [`state.${field}`, 1]));

interface Summary {
  _id: string;
  status: string;
  state: ConversationState;
  startedAt: Date;
  queuedAt: Date | null;
  resolvedAt: Date | null;
}

interface EventRow {
  conversation: string;
  type: EventType;
  at: Date;
  actor: { id?: string };
  data: { from?: unknown };
}

/** The board over a connection. */
export function createBoardStore(connection: Connection): BoardStore {
  const conversations = connection.collection<Summary>('conversations');
  const events = connection.collection<EventRow>('events');
  return {
    async open() {
      const [found, bot] = await Promise.all([
        conversations.find({ status: { $in: ['queued', 'active', 'waiting'] } }, { projection: PROJECTION, limit: BOARD_MAX + 1 }).toArray(),
        conversations.countDocuments({ status: 'bot' }),
      ]);
      const states = found.slice(0, BOARD_MAX).map(({ _id, state }) => ({ ...state, id: _id as ConversationId }));
      return { states, bot, isCut: found.length > BOARD_MAX };
    },
    async figures(from, to) {
      const day = { $gte: new Date(from), $lt: new Date(to) };
      const [opened, queued, resolved] = await Promise.all([
        conversations.countDocuments({ startedAt: day }),
        conversations.countDocuments({ queuedAt: day }),
        conversations.find({ resolvedAt: day, status: 'resolved' }, { projection: { 'state.resolution': 1, 'state.queuedAt': 1, 'state.replies': 1 }, limit: DAY_MAX }).toArray(),
      ]);
      return { opened, queued, resolved: resolved.length, abandoned: resolved.filter(({ state }) => wasAbandoned(state)).length };
    },
    async eventsOf(user, ids, from, to) {
      const filter = { conversation: { $in: [...ids] }, at: { $gte: new Date(from), $lt: new Date(to) }, 'actor.id': user };
      const found = await events.find(filter, { projection: { conversation: 1, type: 1, at: 1, 'data.from': 1 } }).toArray();
      return found
        .map(({ conversation, type, at, data }) => ({ conversation: conversation as ConversationId, type, at: at.getTime(), from: Boolean(data?.from) }))
        .toSorted((a, b) => a.at - b.at);
    },
  };
}

/** Whether the customer left the queue before a person replied. */
export function wasAbandoned({ resolution, queuedAt, replies }: Pick<ConversationState, 'resolution' | 'queuedAt' | 'replies'>): boolean {
  if (resolution === null || resolution.cause === 'agent' || queuedAt === null) return false;
  return !(replies ?? []).some(({ at }) => at >= queuedAt);
}
