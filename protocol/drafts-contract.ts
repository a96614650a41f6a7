/** What somebody is writing, kept on the server so that it is there on their other devices; and who else looks. */
import * as v from 'valibot';
import { ATTACHMENTS_MAX } from './attachment-words.ts';
import { PASSED_ON_MAX } from './chat-articles-contract.ts';
import { command } from './command.ts';
import type { AttachmentRef } from './desk-events.ts';
import { slugSchema } from './fields.ts';
import { conversationIdSchema } from './ids.ts';
import type { ConversationId, UserId } from './ids.ts';
import { MESSAGE_MAX } from './limits.ts';
import { FILE_NAME_MAX, fileIdSchema } from './uploads-contract.ts';

/** A reply to the customer or a note for colleagues. */
export type DraftKind = 'reply' | 'note';

/** What is being written. `version` counts its changes; 0 is before the first. */
export interface StoredDraft {
  text: string;
  /** Slugs of the articles whose words were put into it. */
  articles: readonly string[];
  attachments: readonly AttachmentRef[];
  version: number;
}

/** Another device of the same person has changed a draft. */
export interface DraftNotice {
  conversation: ConversationId;
  kind: DraftKind;
  draft: StoredDraft;
}

/** Somebody else of the desk looks at a conversation, or no longer; a hint that is over after 45 s without news. */
export interface LookingNotice {
  conversation: ConversationId;
  user: { id: UserId; name: string };
  looking: boolean;
  writing: DraftKind | null;
  /** They have just come and would like to hear who is there. */
  hello: boolean;
}

/** After so long without news nobody counts as looking, in milliseconds. */
export const LOOKING_LASTS_MS = 45_000;

const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const attachmentSchema = v.object({
  id: fileIdSchema,
  name: v.pipe(v.string(), v.maxLength(FILE_NAME_MAX + 10)),
  type: v.pipe(v.string(), v.maxLength(120)),
  size: count,
  width: v.optional(count),
  height: v.optional(count),
});

/** The commands; each person reads and changes their own only. Permission `desk`. */
export const draftsContract = {
  'composer.read': command<{ reply: StoredDraft; note: StoredDraft }>()(v.object({ conversation: conversationIdSchema })),
  /** `version` is the one that was changed: `conflict` where another device was faster. An empty draft is forgotten. */
  'composer.save': command<{ version: number }>()(
    v.object({
      conversation: conversationIdSchema,
      kind: v.picklist(['reply', 'note']),
      text: v.pipe(v.string(), v.maxLength(MESSAGE_MAX)),
      articles: v.pipe(v.array(slugSchema), v.maxLength(PASSED_ON_MAX)),
      attachments: v.pipe(v.array(attachmentSchema), v.maxLength(ATTACHMENTS_MAX)),
      version: count,
    }),
  ),
  'looking.set': command<null>()(
    v.object({ conversation: conversationIdSchema, looking: v.boolean(), writing: v.nullable(v.picklist(['reply', 'note'])), hello: v.boolean() }),
  ),
} as const;
