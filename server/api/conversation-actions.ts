import * as v from 'valibot';
import { messageTextSchema } from '../../protocol/fields.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { userIdSchema } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { StaffUser, UserStore } from '../auth/index.ts';
import type { ConversationCommand, ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import { eventSchema, showEvent } from './conversation-shape.ts';
import { conversationIdField, conversationIdOf } from './fields.ts';
import { clientIdOf, keyReused } from './idempotency-key.ts';
import type { Caller, InputSchema, Operation, TypedOperation } from './operation.ts';
import { operation } from './operation.ts';

/** What acting in conversations stands on; `acted` records that somebody works on one, for handling times. */
export interface ConversationActionParts {
  log: Pick<ConversationLog, 'append'>;
  users: Pick<UserStore, 'find'>;
  acted(user: StaffUser, conversation: ConversationId): void;
}

const inConversation = v.object({ id: conversationIdField });

/** What the token's person does in a conversation. Each answers with the event that it became. */
export function conversationActions({ log, users, acted }: ConversationActionParts): readonly Operation[] {
  async function append(id: string, { user, idempotencyKey }: Caller, command: ConversationCommand): Promise<ConversationEvent> {
    const conversation = conversationIdOf(id);
    const actor = { kind: 'agent', id: user.id, name: user.name } as const;
    const { event, repeated } = await log.append({ conversation, actor, clientId: clientIdOf(idempotencyKey), command });
    if (repeated && !records(event, command)) throw keyReused();
    acted(user, conversation);
    return event;
  }

  async function agentOf(id: Parameters<typeof users.find>[0] | undefined, caller: StaffUser) {
    if (id === undefined) return { id: caller.id, name: caller.name };
    const user = await users.find(id);
    if (!user?.active || !can(user, 'desk')) {
      const message = 'is nobody who serves conversations';
      throw new AppError('invalid_payload', `agent ${message}.`, { issues: [{ path: 'agent', message }] });
    }
    return { id: user.id, name: user.name };
  }

  type Action<I extends InputSchema> = Pick<TypedOperation<I, typeof eventSchema>, 'id' | 'path' | 'summary' | 'input' | 'description' | 'status'>;
  const action = <I extends InputSchema>(
    about: Action<I>,
    command: (input: v.InferOutput<I>, user: StaffUser) => ConversationCommand | Promise<ConversationCommand>,
  ): Operation =>
    operation<I, typeof eventSchema>({
      ...about,
      method: 'post',
      tag: 'Conversations',
      scopes: ['conversations:write'],
      answer: eventSchema,
      refusals: ['not_found', 'conflict'],
      keyed: 'log',
      async run(input, caller) {
        const { id } = input as { id: string };
        return showEvent(await append(id, caller, await command(input, caller.user)));
      },
    });

  return [
    action(
      {
        id: 'postMessage',
        path: '/conversations/:id/messages',
        summary: 'Write to the customer.',
        description: 'The token’s person must serve the conversation; see assign.',
        input: v.object({ ...inConversation.entries, text: messageTextSchema }),
        status: 201,
      },
      ({ text }) => ({ kind: 'agent_message', text }),
    ),
    action(
      {
        id: 'assignConversation',
        path: '/conversations/:id/assign',
        summary: 'Give a queued conversation to a person.',
        input: v.object({
          ...inConversation.entries,
          agent: v.optional(v.pipe(userIdSchema, v.description('Who serves it from now on; the token’s person unless told.'))),
        }),
      },
      async ({ agent }, user) => ({ kind: 'accept', agent: await agentOf(agent, user) }),
    ),
    action(
      { id: 'handOffConversation', path: '/conversations/:id/handoff', summary: 'Take a conversation from the bot into the queue.', input: inConversation },
      () => ({ kind: 'hand_off', reason: 'policy' }),
    ),
    action(
      { id: 'resolveConversation', path: '/conversations/:id/resolve', summary: 'Resolve a conversation; the customer is offered the survey.', input: inConversation },
      () => ({ kind: 'resolve' }),
    ),
    action(
      { id: 'reopenConversation', path: '/conversations/:id/reopen', summary: 'Reopen a resolved conversation.', input: inConversation },
      () => ({ kind: 'reopen' }),
    ),
  ];
}

/** Whether an event is what a command would be recorded as; if not, its client id was used for something else. */
function records(event: ConversationEvent, command: ConversationCommand): boolean {
  switch (command.kind) {
    case 'agent_message':
      return event.type === 'message.posted' && event.data.text === command.text;
    case 'accept':
      return event.type === 'conversation.accepted' && event.data.agent.id === command.agent.id;
    case 'hand_off':
      return event.type === 'handoff.requested';
    case 'resolve':
      return event.type === 'conversation.resolved';
    case 'reopen':
      return event.type === 'conversation.reopened';
    default:
      return false;
  }
}
