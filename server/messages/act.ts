import type { ConversationId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import type { ConversationCommand, Conversations } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffContext } from '../realtime/handlers.ts';

/** What commands at the desk stand on; `acted` records that somebody works on a conversation, for handling times. */
export interface ActParts {
  log: Pick<Conversations['log'], 'append' | 'peek'>;
  acted(user: StaffContext['user'], conversation: ConversationId): void;
}

/** Throws AppError `forbidden` for people who have no desk. */
export function assertDesk({ user }: StaffContext): void {
  if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
}

/** Appends as the person who asks. */
export async function act(
  { log, acted }: ActParts,
  context: StaffContext,
  { conversation, clientId }: { conversation: ConversationId; clientId: string },
  command: ConversationCommand,
): Promise<Committed> {
  const { id, name } = context.user;
  const { event } = await log.append({ conversation, actor: { kind: 'agent', id, name }, clientId, command });
  acted(context.user, conversation);
  return { seq: event.seq, at: event.at };
}
