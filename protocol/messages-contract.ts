/** What agents write and correct, and what they sort a conversation under. Permission `desk`. */
import * as v from 'valibot';
import { attachmentIdsSchema, staffAttachments } from './attachments.ts';
import { PASSED_ON_MAX } from './chat-articles-contract.ts';
import { command } from './command.ts';
import { PRIORITIES } from './desk-events.ts';
import { messageTextSchema, seqSchema, slugSchema } from './fields.ts';
import { clientIdSchema, conversationIdSchema, userIdSchema } from './ids.ts';
import type { RichText } from './rich-text.ts';
import { tagsSchema } from './tags.ts';
import type { TopicRef } from './topics.ts';
import type { Committed } from './visitor-contract.ts';

/** Most people that a note can mention. */
export const MENTIONS_MAX = 20;

const inConversation = { conversation: conversationIdSchema, clientId: clientIdSchema };

/** The commands. */
export const messagesContract = {
  ...staffAttachments,
  /** `text` is Markdown; `articles`: slugs of those whose words or address it passes on. */
  'message.send': command<Committed>()(
    v.object({
      ...inConversation,
      text: messageTextSchema,
      articles: v.optional(v.pipe(v.array(slugSchema), v.maxLength(PASSED_ON_MAX))),
      attachments: v.optional(attachmentIdsSchema),
    }),
  ),
  /** What customers will see of a text; null where it is plain words. Nothing is stored. */
  'message.preview': command<{ rich: RichText | null }>()(v.object({ text: messageTextSchema })),
  /** For an hour, by who wrote it. The customer sees that it was edited; staff see what it said before. */
  'message.edit': command<Committed>()(v.object({ ...inConversation, messageSeq: seqSchema, text: messageTextSchema })),
  /** For an hour, by who wrote it; its files go as well. */
  'message.delete': command<Committed>()(v.object({ ...inConversation, messageSeq: seqSchema })),
  /** `mentions` are told. */
  'note.add': command<Committed>()(
    v.object({
      ...inConversation,
      text: messageTextSchema,
      mentions: v.optional(v.pipe(v.array(userIdSchema), v.maxLength(MENTIONS_MAX))),
      attachments: v.optional(attachmentIdsSchema),
    }),
  ),
  'tags.change': command<Committed>()(v.object({ ...inConversation, add: tagsSchema, remove: tagsSchema })),
  /** Tags in use that begin with `prefix`, the latest first, at most 20. */
  'tags.known': command<{ tags: readonly string[] }>()(v.object({ prefix: v.pipe(v.string(), v.maxLength(40)) })),
  'priority.set': command<Committed>()(v.object({ ...inConversation, priority: v.picklist(PRIORITIES) })),
  /** `topic` is the key of one of the inbox's topics. */
  'topic.set': command<Committed>()(v.object({ ...inConversation, topic: v.pipe(v.string(), v.maxLength(40)) })),
  /** The topics of all inboxes, each key once. */
  'topics.all': command<{ topics: readonly TopicRef[] }>()(v.object({})),
  /** The topics of the conversation's inbox. */
  'topics.of': command<{ topics: readonly TopicRef[] }>()(v.object({ conversation: conversationIdSchema })),
} as const;
