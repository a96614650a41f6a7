import type { ConversationState } from '../../protocol/conversation.ts';
import { can } from '../../protocol/roles.ts';
import type { Actor } from '../../protocol/events.ts';
import type { ConversationLog } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext, StaffHandlers, VisitorHandlers } from '../realtime/handlers.ts';
import type { CallBacks } from './create-call-backs.ts';

/** What people at the desk do about call-backs. `seesOf` says which conversations somebody may see. */
export function callBackCommands(calls: CallBacks, seesOf: (user: StaffContext['user']) => Promise<(state: ConversationState) => boolean>): Pick<StaffHandlers, 'callbacks.list' | 'callback.read' | 'callback.schedule' | 'callback.finish'> {
  return {
    async 'callbacks.list'({ user }) {
      assertMay(user);
      return { callbacks: await calls.waiting(await seesOf(user)) };
    },
    async 'callback.read'({ user }, { conversation }) {
      assertMay(user);
      return { callback: await calls.read(conversation) };
    },
    async 'callback.schedule'({ user }, { conversation, clientId, phone, preferredAt, note }) {
      assertMay(user);
      // Agents write numbers as they read them, with their country.
      return calls.request(conversation, actorOf(user), clientId, { phone, preferredAt, note, locale: 'en' });
    },
    async 'callback.finish'({ user }, { conversation, clientId, ...result }) {
      assertMay(user);
      return calls.finish(conversation, actorOf(user), clientId, result);
    },
  };
}

/** What customers ask for. Missing and foreign conversations look the same from outside. */
export function visitorCallBackCommands(calls: CallBacks, log: Pick<ConversationLog, 'peek'>): Pick<VisitorHandlers, 'callback.times' | 'callback.request'> {
  return {
    'callback.times': async ({ inbox }) => ({ times: await calls.times(inbox) }),
    async 'callback.request'({ visitor }, { conversation, clientId, phone, preferredAt, note, locale }) {
      if ((await log.peek(conversation)).visitor !== visitor) throw new AppError('not_found', 'There is no such conversation.');
      return calls.request(conversation, { kind: 'visitor', id: visitor }, clientId, { phone, preferredAt, note, locale });
    },
  };
}

const actorOf = ({ id, name }: StaffContext['user']): Actor => ({ kind: 'agent', id, name });

function assertMay(user: StaffContext['user']): void {
  if (!can(user, 'desk')) throw new AppError('forbidden', 'Only people at the desk see and make calls.');
}
