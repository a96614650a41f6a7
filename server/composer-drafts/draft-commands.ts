import type { ConversationState } from '../../protocol/conversation.ts';
import type { ConversationId } from '../../protocol/ids.ts';
import { rooms } from '../conversations/index.ts';
import type { Broadcast } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import { assertDesk } from '../messages/index.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import type { DraftStore } from './draft-store.ts';

/** What they stand on. */
export interface DraftCommandParts {
  drafts: DraftStore;
  broadcast: Broadcast;
  peek(conversation: ConversationId): Promise<ConversationState>;
}

/** Drafts of one person on all their devices, and who else looks at a conversation. */
export function draftCommands({ drafts, broadcast, peek }: DraftCommandParts): Pick<StaffHandlers, 'composer.read' | 'composer.save' | 'looking.set'> {
  async function assertThere(context: StaffContext, conversation: ConversationId): Promise<void> {
    assertDesk(context);
    if ((await peek(conversation)).seq === 0) throw new AppError('not_found', 'There is no such conversation.');
  }
  return {
    async 'composer.read'(context, { conversation }) {
      await assertThere(context, conversation);
      const of = (kind: 'reply' | 'note') => drafts.read({ user: context.user.id, conversation, kind });
      const [reply, note] = await Promise.all([of('reply'), of('note')]);
      return { reply, note };
    },
    async 'composer.save'(context, { conversation, kind, version, text, articles, attachments }) {
      await assertThere(context, conversation);
      const files = attachments.map(({ id, name, type, size, width, height }) => ({ id, name, type, size, ...(width !== undefined && height !== undefined && { width, height }) }));
      const draft = await drafts.save({ user: context.user.id, conversation, kind }, { text, articles, attachments: files }, version);
      broadcast.toStaff(rooms.user(context.user.id), 'composer', { conversation, kind, draft }, context.connectionId);
      return { version: draft.version };
    },
    async 'looking.set'(context, { conversation, looking, writing, hello }) {
      await assertThere(context, conversation);
      const { id, name } = context.user;
      broadcast.toStaff(rooms.conversation(conversation), 'looking', { conversation, user: { id, name }, looking, writing, hello }, context.connectionId);
      return null;
    },
  };
}
