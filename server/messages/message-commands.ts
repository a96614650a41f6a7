import type { ConversationId } from '../../protocol/ids.ts';
import type { AttachmentRef } from '../../protocol/desk-events.ts';
import { FETCH_MAX } from '../../protocol/limits.ts';
import type { RichText } from '../../protocol/rich-text.ts';
import type { Conversations } from '../conversations/index.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import { act, assertDesk } from './act.ts';
import type { ActParts } from './act.ts';

/** What they stand on. */
export interface MessageCommandParts extends ActParts {
  events: Pick<Conversations['events'], 'readAfter'>;
  /** What Markdown in a message stands for; null where it is plain words. */
  richOf(text: string): RichText | null;
  /** The files of a message to be, by their ids. */
  filesOf(conversation: ConversationId, sender: { kind: 'reply' | 'note'; id: string }, ids: readonly string[] | undefined): Promise<readonly AttachmentRef[]>;
  /** Those of the slugs that the customer may read: others are never named to them. */
  publicSlugs(slugs: readonly string[], conversation: ConversationId): Promise<readonly string[]>;
}

/** What agents write, and what they take back of it. */
export function messageCommands(
  parts: MessageCommandParts,
): Pick<StaffHandlers, 'message.send' | 'message.preview' | 'message.edit' | 'message.delete' | 'note.add'> {
  const { richOf, filesOf, publicSlugs } = parts;

  /** What a reply says now, all corrections counted, whether the log was overwritten by them already or not. */
  async function textNow(conversation: ConversationId, messageSeq: number): Promise<string> {
    let text: string | null = null;
    for (let from = messageSeq - 1; ; ) {
      const page = await parts.events.readAfter(conversation, from, FETCH_MAX);
      for (const event of page) {
        if (event.seq === messageSeq && event.type === 'message.posted') text = event.data.text;
        if (event.type === 'message.edited' && event.data.messageSeq === messageSeq && event.data.text !== '') text = event.data.text;
      }
      if (page.length < FETCH_MAX) break;
      from = page.at(-1)?.seq ?? from;
    }
    if (text === null) throw new AppError('not_found', 'There is no such reply that could be changed.');
    return text;
  }

  return {
    async 'message.send'(context, input) {
      assertDesk(context);
      const { conversation, text } = input;
      const articles = input.articles === undefined || input.articles.length === 0 ? [] : await publicSlugs(input.articles, conversation);
      const attachments = await filesOf(conversation, { kind: 'reply', id: context.user.id }, input.attachments);
      const rich = richOf(text);
      return act(parts, context, input, { kind: 'agent_message', text, articles, attachments, ...(rich && { rich }) });
    },
    async 'message.preview'(context, { text }) {
      assertDesk(context);
      return { rich: richOf(text) };
    },
    async 'message.edit'(context, input) {
      assertDesk(context);
      const { conversation, messageSeq, text } = input;
      const rich = richOf(text);
      return act(parts, context, input, { kind: 'edit_message', messageSeq, text, before: await textNow(conversation, messageSeq), ...(rich && { rich }) });
    },
    async 'message.delete'(context, input) {
      assertDesk(context);
      const { conversation, messageSeq } = input;
      return act(parts, context, input, { kind: 'delete_message', messageSeq, before: await textNow(conversation, messageSeq) });
    },
    async 'note.add'(context, input) {
      assertDesk(context);
      const { conversation, text, mentions = [] } = input;
      const attachments = await filesOf(conversation, { kind: 'note', id: context.user.id }, input.attachments);
      return act(parts, context, input, {
        kind: 'note',
        text,
        ...(mentions.length > 0 && { mentions: [...new Set(mentions)] }),
        ...(attachments.length > 0 && { attachments }),
      });
    },
  };
}
