import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers, VisitorHandlers } from '../realtime/handlers.ts';
import type { Attachments } from './create-attachments.ts';

/** What the commands stand on. */
export interface AttachmentCommandParts {
  attachments: Pick<Attachments, 'ticket' | 'links'>;
  peek(conversation: ConversationId): Promise<ConversationState>;
}

const missing = (): AppError => new AppError('not_found', 'There is no such conversation.');

/** What customers ask of files. */
export function visitorAttachmentCommands({ attachments, peek }: AttachmentCommandParts): Pick<VisitorHandlers, 'attachment.ticket' | 'attachment.links'> {
  return {
    async 'attachment.ticket'({ visitor }, { conversation }) {
      const { seq, visitor: owner } = await peek(conversation);
      // The first message may not be there yet; a file that was sent into somebody else's conversation could never be named.
      if (seq > 0 && owner !== visitor) throw missing();
      return attachments.ticket(conversation, { kind: 'visitor', id: visitor, name: 'Customer' });
    },
    async 'attachment.links'({ visitor }, { conversation, ids }) {
      if ((await peek(conversation)).visitor !== visitor) throw missing();
      return { links: await attachments.links(conversation, ids) };
    },
  };
}

/** What people at the desk ask of files. */
export function staffAttachmentCommands({ attachments, peek }: AttachmentCommandParts): Pick<StaffHandlers, 'attachment.ticket'> {
  return {
    async 'attachment.ticket'({ user }, { conversation, for: kind }) {
      if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
      if ((await peek(conversation)).seq === 0) throw missing();
      return attachments.ticket(conversation, { kind, id: user.id, name: user.name });
    },
  };
}
