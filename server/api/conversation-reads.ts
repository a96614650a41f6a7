import * as v from 'valibot';
import { inboxKeySchema } from '../../protocol/fields.ts';
import { userIdSchema } from '../../protocol/ids.ts';
import { FETCH_MAX, PAGE_MAX } from '../../protocol/limits.ts';
import type { ConversationLog, ConversationStore, EventStore } from '../conversations/index.ts';
import { readView } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import { foreignCursor } from '../kernel/time-cursor.ts';
import { conversationSchema, eventSchema, showConversation, showEvent, statusSchema } from './conversation-shape.ts';
import { conversationIdField, conversationIdOf, cursorField, listOf, pageLimit, queryNumber } from './fields.ts';
import { listConversations } from './list-conversations.ts';
import type { Operation } from './operation.ts';
import { operation } from './operation.ts';

/** What reading conversations stands on. */
export interface ConversationReadParts {
  log: Pick<ConversationLog, 'read'>;
  store: Pick<ConversationStore, 'list'>;
  events: Pick<EventStore, 'readAfter'>;
}

const LIMIT_USUAL = 50;
const EVENTS_USUAL = 100;

/** Lists of conversations, one of them, and what happened in it. */
export function conversationReads({ log, store, events }: ConversationReadParts): readonly Operation[] {
  return [
    operation({
      id: 'listConversations',
      method: 'get',
      path: '/conversations',
      tag: 'Conversations',
      summary: 'List conversations, latest activity first.',
      scopes: ['conversations:read'],
      input: v.object({
        status: v.optional(v.pipe(statusSchema, v.description('Only those in this state.'))),
        agent: v.optional(v.pipe(userIdSchema, v.description('Only those that this person serves or served last.'))),
        inbox: v.optional(v.pipe(inboxKeySchema, v.description('Only those of this inbox.'))),
        cursor: cursorField,
        limit: pageLimit(PAGE_MAX, LIMIT_USUAL),
      }),
      answer: listOf(conversationSchema),
      async run({ limit = LIMIT_USUAL, ...filter }) {
        const { states, next } = await listConversations(store, { ...filter, limit });
        return { data: states.map(showConversation), next };
      },
    }),
    operation({
      id: 'readConversation',
      method: 'get',
      path: '/conversations/:id',
      tag: 'Conversations',
      summary: 'Read one conversation as it stands now.',
      scopes: ['conversations:read'],
      input: v.object({ id: conversationIdField }),
      answer: conversationSchema,
      refusals: ['not_found'],
      run: async ({ id }) => showConversation((await existing(log, id)).state),
    }),
    operation({
      id: 'listEvents',
      method: 'get',
      path: '/conversations/:id/events',
      tag: 'Conversations',
      summary: 'Read what happened in a conversation, in order.',
      description:
        'Private notes are included. To follow a conversation, keep the position of the last event you have and send it as `after`.',
      scopes: ['conversations:read'],
      input: v.object({
        id: conversationIdField,
        after: v.optional(queryNumber(0, Number.MAX_SAFE_INTEGER, 'Only events after this position; 0 unless told.')),
        cursor: cursorField,
        limit: pageLimit(FETCH_MAX, EVENTS_USUAL),
      }),
      answer: listOf(eventSchema),
      refusals: ['not_found'],
      async run({ id, after = 0, cursor, limit = EVENTS_USUAL }) {
        const { state } = await existing(log, id);
        const from = cursor === undefined ? after : positionOf(cursor);
        const page = await readView(events, 'agent', state.id, from, limit);
        return { data: page.events.map(showEvent), next: page.more ? String(page.upTo) : null };
      },
    }),
  ];
}

/** The conversation of an id. Throws AppError `not_found`. */
export async function existing(log: Pick<ConversationLog, 'read'>, id: string) {
  const snapshot = await log.read(conversationIdOf(id));
  if (snapshot.state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
  return snapshot;
}

function positionOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) throw foreignCursor();
  return Number(cursor);
}
