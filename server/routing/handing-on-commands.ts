import type { ConversationState } from '../../protocol/conversation.ts';
import type { TeamRef } from '../../protocol/desk-events.ts';
import type { AgentRef } from '../../protocol/events.ts';
import type { Called, handingOnContract } from '../../protocol/handing-on-contract.ts';
import type { ConversationId, TeamId, UserId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import type { ConversationCommand, ConversationLog } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { Colleague } from './colleague.ts';
import type { Directory } from './directory.ts';

/** What handing on stands on. */
export interface HandingOnParts {
  log: ConversationLog;
  clock: Clock;
  directory: Directory;
  colleagues(): Promise<readonly Colleague[]>;
  team(id: TeamId): Promise<TeamRef | null>;
  /** Records that somebody works on a conversation, for handling times. */
  acted(user: StaffContext['user'], conversation: ConversationId): void;
  /** Tells somebody that they are wanted. Delivery is a hint. */
  call(user: UserId, notice: Called): void;
}

/** The commands about handing on, as the console sends them. */
export type HandingOnHandlers = Pick<StaffHandlers, keyof typeof handingOnContract>;

interface Target {
  conversation: ConversationId;
  clientId: string;
}

/** Handlers of the commands about handing on. Rights are checked here; what is possible in a state, the log decides. */
export function handingOnCommands(parts: HandingOnParts): HandingOnHandlers {
  const { log, clock } = parts;

  async function existing({ user }: StaffContext, id: ConversationId): Promise<ConversationState> {
    if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
    // As the store has it: rights in a conversation change hands with it.
    const { state } = await log.read(id);
    if (state.seq === 0) throw new AppError('not_found', 'There is no such conversation.');
    return state;
  }

  async function append({ user }: StaffContext, { conversation, clientId }: Target, command: ConversationCommand): Promise<Committed> {
    const { event } = await log.append({ conversation, actor: { kind: 'agent', id: user.id, name: user.name }, clientId, command });
    parts.acted(user, conversation);
    return { seq: event.seq, at: event.at };
  }

  async function colleague(id: UserId): Promise<AgentRef> {
    const found = (await parts.colleagues()).find((each) => each.id === id);
    if (found === undefined) throw new AppError('not_found', 'This person does not take conversations, or is no longer here.');
    return { id: found.id, name: found.name };
  }

  async function receiver(to: { team: TeamId } | { agent: UserId }): Promise<{ team: TeamRef } | { agent: AgentRef }> {
    if ('agent' in to) return { agent: await colleague(to.agent) };
    const team = await parts.team(to.team);
    if (team === null) throw new AppError('not_found', 'There is no such team any more.');
    return { team };
  }

  return {
    async 'desk.directory'({ user }) {
      if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
      return parts.directory();
    },
    async 'conversation.transfer'(context, { to, note, ...target }) {
      const state = await existing(context, target.conversation);
      const isServed = state.status === 'active' || state.status === 'waiting';
      if (isServed && !isIn(state, context) && !can(context.user, 'release')) {
        throw new AppError('forbidden', 'Only who serves a conversation, and supervisors, can hand it on.');
      }
      return append(context, target, { kind: 'transfer', to: await receiver(to), note: note === '' ? null : note });
    },
    async 'conversation.take_over'(context, target) {
      const state = await existing(context, target.conversation);
      if (!isIn(state, context) && !can(context.user, 'supervise')) {
        throw new AppError('forbidden', 'Only supervisors, and who takes part in a conversation, can take it over.');
      }
      return append(context, target, { kind: 'take_over', agent: refOf(context) });
    },
    async 'participant.join'(context, { agent: id, ...target }) {
      const state = await existing(context, target.conversation);
      const isOwn = id === undefined || id === context.user.id;
      if (!can(context.user, 'supervise') && (isOwn || !isIn(state, context))) {
        throw new AppError('forbidden', isOwn ? 'Only supervisors can join a conversation by themselves.' : 'Only who serves a conversation can bring somebody into it.');
      }
      const agent = isOwn ? refOf(context) : await present(id);
      const committed = await append(context, target, { kind: 'join', agent });
      if (!isOwn) parts.call(agent.id, { conversation: target.conversation, why: 'invited', by: context.user.name, text: null });
      return committed;
    },
    async 'participant.leave'(context, { agent: id = context.user.id, ...target }) {
      const state = await existing(context, target.conversation);
      if (id !== context.user.id && state.agent?.id !== context.user.id && !can(context.user, 'supervise')) {
        throw new AppError('forbidden', 'Only who serves a conversation can end the part of somebody else in it.');
      }
      const agent = state.participants.find((each) => each.id === id) ?? { id, name: id === context.user.id ? context.user.name : 'This person' };
      return append(context, target, { kind: 'leave', agent });
    },
    async 'conversation.snooze'(context, { until, reason, ...target }) {
      assertServes(await existing(context, target.conversation), context, 'put it aside');
      return append(context, target, { kind: 'snooze', until, reason: reason === '' ? null : reason });
    },
    async 'conversation.wake'(context, target) {
      assertServes(await existing(context, target.conversation), context, 'take it up again');
      return append(context, target, { kind: 'wake', because: 'agent' });
    },
    async 'consult.open'(context, { with: ids, text, ...target }) {
      assertServes(await existing(context, target.conversation), context, 'ask a colleague in it');
      const asked = await Promise.all([...new Set(ids)].filter((id) => id !== context.user.id).map(colleague));
      if (asked.length === 0) throw new AppError('conflict', 'Choose somebody other than yourself.');
      const committed = await append(context, target, { kind: 'open_consult', with: asked, text });
      for (const { id } of asked) parts.call(id, { conversation: target.conversation, why: 'consulted', by: context.user.name, text });
      return committed;
    },
    async 'consult.say'(context, { thread, text, ...target }) {
      const state = await existing(context, target.conversation);
      const members = threadMembers(state, thread, context);
      const committed = await append(context, target, { kind: 'note', text, thread });
      for (const id of members) parts.call(id, { conversation: target.conversation, why: 'answered', by: context.user.name, text });
      return committed;
    },
    async 'consult.close'(context, { thread, ...target }) {
      threadMembers(await existing(context, target.conversation), thread, context);
      return append(context, target, { kind: 'close_consult', thread });
    },
    async 'offer.accept'(context, target) {
      const { offer } = await existing(context, target.conversation);
      const isMine = offer?.agent.id === context.user.id && offer.expiresAt > clock.now();
      const agent = refOf(context);
      // A retry of an accepted offer finds no offer any more: the log tells by the key what was done.
      if (!isMine && !(await accepted(target, context))) throw new AppError('conflict', 'This offer is over: it goes to somebody else now, or waits in the queue.');
      return append(context, target, { kind: 'accept', agent, offered: true });
    },
    'offer.decline': async (context, target) => {
      await existing(context, target.conversation);
      return append(context, target, { kind: 'end_offer', agent: refOf(context), because: 'declined' });
    },
  };

  async function present(id: UserId): Promise<AgentRef> {
    const found = (await parts.colleagues()).find((each) => each.id === id);
    if (found === undefined) throw new AppError('not_found', 'This person does not take conversations, or is no longer here.');
    if (found.status === 'offline') throw new AppError('conflict', `${found.name} is not here now. You can hand the conversation on, or leave a note.`);
    return { id: found.id, name: found.name };
  }

  async function accepted({ conversation }: Target, { user }: StaffContext): Promise<boolean> {
    const { agent, status } = await log.peek(conversation);
    return agent?.id === user.id && (status === 'active' || status === 'waiting');
  }
}

const refOf = ({ user: { id, name } }: StaffContext): AgentRef => ({ id, name });

const isIn = ({ agent, participants }: ConversationState, { user }: StaffContext): boolean =>
  agent?.id === user.id || participants.some(({ id }) => id === user.id);

function assertServes(state: ConversationState, context: StaffContext, what: string): void {
  if (isIn(state, context) || can(context.user, 'supervise')) return;
  throw new AppError('forbidden', `Only who serves a conversation, and supervisors, can ${what}.`);
}

/** The others of an open side thread, those who serve the conversation included. Throws where one has no business in it. */
function threadMembers(state: ConversationState, thread: number, context: StaffContext): readonly UserId[] {
  const found = state.consults.find(({ seq }) => seq === thread);
  if (found === undefined) throw new AppError('conflict', 'This side thread is closed.');
  const members = new Set([...found.with.map(({ id }) => id), ...(state.agent ? [state.agent.id] : [])]);
  if (!members.has(context.user.id)) assertServes(state, context, 'speak in its side threads');
  members.delete(context.user.id);
  return [...members];
}
