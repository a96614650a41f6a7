import type { Connection } from 'mongoose';
import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import type { TimeRange } from '../storage/newest-first.ts';

/** What of a conversation decides whether it belongs into a view. */
export type LightState = Pick<
  ConversationState,
  'id' | 'status' | 'inbox' | 'team' | 'agent' | 'tags' | 'topic' | 'priority' | 'callback' | 'emailedUpTo' | 'lastVisitorSeq' | 'queuedAt' | 'unansweredSince' | 'snoozedUntil' | 'lastAt' | 'participants' | 'lastAgent'
>;

/** Reads conversations for views, from the summaries of conversations. */
export interface RowStore {
  /** Everything that is not resolved, latest activity first, at most OPEN_MAX. */
  open(): Promise<readonly LightState[]>;
  /** What is resolved, by one equality that an index begins with, newest first within a range of time. */
  resolved(by: { agent?: string; tag?: string; team?: string }, range: TimeRange, limit: number): Promise<readonly ConversationState[]>;
  /** In any order. */
  byIds(ids: readonly ConversationId[]): Promise<readonly ConversationState[]>;
  countTagged(tag: string): Promise<number>;
}

/** Open conversations that views look at; more than a whole service centre has. */
export const OPEN_MAX = 5_000;

/** The indexes that views and tags add to conversations. */
export const rowIndexes = defineIndexes('conversations', [{ tags: 1, lastAt: -1 }], [{ team: 1, open: 1, lastAt: -1 }]);

const LIGHT = ['id', 'status', 'inbox', 'team', 'agent', 'tags', 'topic', 'priority', 'callback', 'emailedUpTo', 'lastVisitorSeq', 'queuedAt', 'unansweredSince', 'snoozedUntil', 'lastAt', 'participants', 'lastAgent'] as const satisfies readonly (keyof LightState)[];

interface SummaryDocument {
  _id: string;
  state: ConversationState;
  open: boolean;
  lastAt: Date;
  tags: readonly string[];
  team: string | null;
  agent: string | null;
}

/** Over a connection. Every query has an equality on the first field of an index and bounds on the next. */
export function createRowStore(connection: Connection): RowStore {
  const conversations = connection.collection<SummaryDocument>('conversations');
  const light = Object.fromEntries(LIGHT.map((field) => [`state.${field}`, 1]));
  return {
    async open() {
      const found = conversations.find({ open: true, lastAt: { $gt: new Date(0) } }, { projection: light, sort: { lastAt: -1, _id: -1 }, limit: OPEN_MAX });
      return (await found.toArray()).map(({ state }) => state);
    },
    async resolved({ agent, tag, team }, lastAt, limit) {
      const by = agent !== undefined ? { agent, open: false } : tag !== undefined ? { tags: tag, open: false } : team !== undefined ? { team, open: false } : { open: false };
      const found = conversations.find({ ...by, lastAt } as object, { projection: { state: 1 }, sort: { lastAt: -1, _id: -1 }, limit });
      return (await found.toArray()).map(({ state }) => state);
    },
    async byIds(ids) {
      return (await conversations.find({ _id: { $in: [...ids] } }, { projection: { state: 1 } }).toArray()).map(({ state }) => state);
    },
    countTagged: (tag) => conversations.countDocuments({ tags: tag }),
  };
}
