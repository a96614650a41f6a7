import type { ConversationState } from '../../protocol/conversation.ts';
import type { handingOnContract } from '../../protocol/handing-on-contract.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { FETCH_MAX } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import type { ConversationSummary } from '../../protocol/staff-contract.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { ConversationCommand } from './conversation-command.ts';
import { listPage } from './list-page.ts';
import { rooms } from './publisher.ts';
import { readView } from './read-view.ts';
import { takesPart } from './decide-desk.ts';
import { summaryOf } from './summary.ts';
import type { VisitorCommandParts } from './visitor-commands.ts';

/** The commands people have about conversations. */
export type StaffConversationHandlers = Pick<
  StaffHandlers,
  Exclude<
    Extract<keyof StaffHandlers, `conversation${string}` | 'typing.set' | 'receipts.set'>,
    keyof typeof handingOnContract
  >
>;

/** What they stand on; `acted` records that somebody works on a conversation, for handling times. */
export interface StaffCommandParts extends VisitorCommandParts {
  acted(user: StaffContext['user'], conversation: ConversationId): void;
}

/** Handlers of the staff's commands. */
export function staffCommands(parts: StaffCommandParts): StaffConversationHandlers {
  const { log, events, store, receipts, broadcast } = parts;

  function assertDesk({ user }: StaffContext): void {
    if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
  }

  async function existing(context: StaffContext, id: ConversationId): Promise<ConversationState> {
    assertDesk(context);
    const state = await log.peek(id);
    if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
    return state;
  }

  const act =
    (command: ConversationCommand | ((context: StaffContext) => ConversationCommand)) =>
    async (context: StaffContext, { conversation, clientId }: { conversation: ConversationId; clientId: string }): Promise<Committed> => {
      assertDesk(context);
      const { id, name } = context.user;
      const wanted = typeof command === 'function' ? command(context) : command;
      const { event } = await log.append({ conversation, actor: { kind: 'agent', id, name }, clientId, command: wanted });
      parts.acted(context.user, conversation);
      return { seq: event.seq, at: event.at };
    };

  async function summaries(states: readonly ConversationState[]): Promise<readonly ConversationSummary[]> {
    const marks = await receipts.readMany(states.map(({ id }) => id));
    return states.map((state) => summaryOf(state, marks.get(state.id)?.agentRead ?? 0));
  }

  return {
    async 'conversations.list'(context, input) {
      assertDesk(context);
      const { states, next } = await listPage(store, context.user.id, input);
      return { conversations: await summaries(states), next };
    },
    async 'conversation.open'(context, { conversation, after, limit = FETCH_MAX }) {
      await existing(context, conversation);
      await context.join(rooms.conversation(conversation));
      const page = await readView(events, 'agent', conversation, after, limit);
      const marks = await receipts.read(conversation);
      return { ...page, receipts: marks, summary: summaryOf(await log.peek(conversation), marks.agentRead) };
    },
    async 'conversation.leave'(context, { conversation }) {
      await context.leave(rooms.conversation(conversation));
      return null;
    },
    'conversation.accept': act(({ user }) => ({ kind: 'accept', agent: { id: user.id, name: user.name } })),
    'conversation.return_to_bot': act({ kind: 'return_to_bot' }),
    'conversation.hand_off': act({ kind: 'hand_off', reason: 'policy' }),
    async 'conversation.release'(context, input) {
      const { agent } = await existing(context, input.conversation);
      if (agent !== null && agent.id !== context.user.id && !can(context.user, 'release')) {
        throw new AppError('forbidden', 'Only who serves a conversation, supervisors and admins can put it back into the queue.');
      }
      return act({ kind: 'release' })(context, input);
    },
    'conversation.wait': act({ kind: 'wait' }),
    'conversation.resolve': act({ kind: 'resolve' }),
    'conversation.reopen': act({ kind: 'reopen' }),
    async 'typing.set'(context, { conversation, typing }) {
      const { visitor, agent } = await existing(context, conversation);
      const { id, name } = context.user;
      // Only who serves the customer is seen typing by them; a note being written is nobody's business but the desk's.
      if (visitor !== null && agent?.id === id) {
        broadcast.toVisitors(rooms.visitor(visitor), 'typing', { conversation, from: 'agent', name, typing });
      }
      broadcast.toStaff(rooms.conversation(conversation), 'typing', { conversation, from: 'agent', name, typing }, context.connectionId);
      parts.acted(context.user, conversation);
      return null;
    },
    async 'receipts.set'(context, { conversation, delivered, read }) {
      const state = await existing(context, conversation);
      const { seq, visitor, agent } = state;
      // A supervisor who watches, or a colleague who looks, has not read it for the one who serves it.
      if (agent !== null && !takesPart(state, context.user.id)) return null;
      const marks = { agentDelivered: Math.min(delivered, seq), agentRead: Math.min(read, seq) };
      const raised = await receipts.raise(conversation, marks);
      if (visitor !== null) broadcast.toVisitors(rooms.visitor(visitor), 'receipts', { conversation, receipts: raised });
      broadcast.toStaff(rooms.conversation(conversation), 'receipts', { conversation, receipts: raised });
      return null;
    },
  };
}
