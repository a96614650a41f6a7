import type { AppendRequest, ConversationLog } from './conversation-log.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ConversationId, VisitorId } from '../../protocol/ids.ts';
import { FETCH_MAX } from '../../protocol/limits.ts';
import type { Committed, RecentConversation } from '../../protocol/visitor-contract.ts';
import { AppError } from '../kernel/errors.ts';
import type { VisitorContext, VisitorHandlers } from '../realtime/handlers.ts';
import type { ConversationStore } from './conversation-store.ts';
import type { EventStore } from './event-store.ts';
import type { Broadcast } from './publisher.ts';
import { rooms } from './publisher.ts';
import { readView } from './read-view.ts';
import type { ReceiptsStore } from './receipts-store.ts';
import { contactName, recentOf } from './summary.ts';

/** The commands a customer has about conversations; articles are the knowledge base's, the queue is routing's. */
export type VisitorConversationHandlers = Omit<VisitorHandlers, 'attachment.ticket' | 'attachment.links' | 'article.read' | 'article.vote' | 'articles.search' | 'queue.place' | 'callback.times' | 'callback.request' | 'transcript.request'>;

/** What they stand on. */
export interface VisitorCommandParts {
  log: ConversationLog;
  events: EventStore;
  store: ConversationStore;
  receipts: ReceiptsStore;
  broadcast: Broadcast;
  /** Whether agents see there what customers have not sent yet. */
  showsUnsent?(inbox: string): Promise<boolean>;
  /** The files of a message to be, by their ids, if they are this customer's own. */
  filesOf?(conversation: ConversationId, visitor: VisitorId, ids: readonly string[]): Promise<readonly AttachmentRef[]>;
}

/** Conversations in the customer's own list. */
const RECENT_MAX = 10;

/** The newest conversations of a visitor. */
export async function recentConversations(
  { store, receipts }: Pick<VisitorCommandParts, 'store' | 'receipts'>,
  visitor: VisitorId,
  inbox: string,
): Promise<readonly RecentConversation[]> {
  const states = await store.list({ visitor, inbox, limit: RECENT_MAX });
  const marks = await receipts.readMany(states.map(({ id }) => id));
  return states.flatMap((state) => recentOf(state, marks.get(state.id)?.contactRead ?? 0) ?? []);
}

/** Handlers of the customer's commands. */
export function visitorCommands(parts: VisitorCommandParts): VisitorConversationHandlers {
  const { log, events, receipts, broadcast } = parts;

  const isOwn = async ({ visitor }: VisitorContext, id: ConversationId): Promise<boolean> => (await log.peek(id)).visitor === visitor;

  /** Missing and foreign look the same from outside. */
  async function assertOwn(context: VisitorContext, id: ConversationId): Promise<void> {
    if (!(await isOwn(context, id))) throw new AppError('not_found', 'There is no such conversation.');
  }

  async function filesOf({ visitor }: VisitorContext, conversation: ConversationId, ids: readonly string[] = []): Promise<{ attachments?: readonly AttachmentRef[] }> {
    return ids.length === 0 || parts.filesOf === undefined ? {} : { attachments: await parts.filesOf(conversation, visitor, ids) };
  }

  async function append(
    context: VisitorContext,
    conversation: ConversationId,
    clientId: string,
    command: AppendRequest['command'],
  ): Promise<Committed> {
    await assertOwn(context, conversation);
    const { event } = await log.append({ conversation, actor: actorOf(context), clientId, command });
    return { seq: event.seq, at: event.at };
  }

  return {
    async 'conversation.start'(context, { conversation, clientId, text, article, attachments, page, locale, follows, timeZone }) {
      const files = await filesOf(context, conversation, attachments);
      const before = follows !== null && (await isOwn(context, follows)) ? follows : null;
      const command = { kind: 'start', inbox: context.inbox, page, locale, follows: before, ...(timeZone !== undefined && { timeZone }) } as const;
      try {
        // Most starts are the first of their kind, so nothing is read before it is tried.
        await log.append({ conversation, actor: actorOf(context), clientId: `${clientId}.start`, command });
      } catch (error) {
        // It has begun already; whether it is theirs is asked below.
        if (!(error instanceof AppError && error.code === 'conflict')) throw error;
      }
      return append(context, conversation, clientId, { kind: 'visitor_message', text, ...(article !== undefined && { article }), ...files });
    },
    async 'message.send'(context, { conversation, clientId, text, article, attachments }) {
      const files = await filesOf(context, conversation, attachments);
      return append(context, conversation, clientId, { kind: 'visitor_message', text, ...(article !== undefined && { article }), ...files });
    },
    async 'conversation.open'(context, { conversation, after, limit = FETCH_MAX }) {
      await assertOwn(context, conversation);
      const page = await readView(events, 'contact', conversation, after, limit);
      return { ...page, receipts: await receipts.read(conversation) };
    },
    'conversations.recent': async ({ visitor, inbox }) => ({
      conversations: await recentConversations(parts, visitor, inbox),
    }),
    'person.request': (context, { conversation, clientId, page }) =>
      append(context, conversation, clientId, { kind: 'hand_off', reason: 'requested', page }),
    'conversation.end': (context, { conversation, clientId }) => append(context, conversation, clientId, { kind: 'end' }),
    'conversation.reopen': (context, { conversation, clientId }) => append(context, conversation, clientId, { kind: 'reopen' }),
    'answer.rate': (context, { conversation, clientId, messageSeq, helped }) =>
      append(context, conversation, clientId, { kind: 'rate_answer', messageSeq, helped }),
    'email.give': (context, { conversation, clientId, email }) => append(context, conversation, clientId, { kind: 'give_email', email }),
    'survey.answer': (context, { conversation, clientId, resolutionSeq, answer }) =>
      append(context, conversation, clientId, { kind: 'answer_survey', resolutionSeq, answer }),
    'survey.dismiss': (context, { conversation, clientId, resolutionSeq }) =>
      append(context, conversation, clientId, { kind: 'dismiss_survey', resolutionSeq }),
    async 'typing.set'(context, { conversation, typing, text = '' }) {
      await assertOwn(context, conversation);
      const state = await log.peek(conversation);
      const shown = typing && text !== '' && ((await parts.showsUnsent?.(state.inbox)) ?? false);
      broadcast.toStaff(rooms.conversation(conversation), 'typing', { conversation, from: 'visitor', name: contactName(state), typing, ...(shown && { text }) });
      return null;
    },
    async 'receipts.set'(context, { conversation, delivered, read }) {
      await assertOwn(context, conversation);
      const { contactSeq } = await log.peek(conversation);
      const marks = { contactDelivered: Math.min(delivered, contactSeq), contactRead: Math.min(read, contactSeq) };
      const raised = await receipts.raise(conversation, marks);
      broadcast.toStaff(rooms.conversation(conversation), 'receipts', { conversation, receipts: raised });
      return null;
    },
  };
}

function actorOf({ visitor }: VisitorContext): Actor {
  return { kind: 'visitor', id: visitor };
}
