/** Files that customers and agents send with their messages: uploaded first, over HTTP, and then named by their ids. */
import * as v from 'valibot';
import { ATTACHMENTS_MAX } from './attachment-words.ts';
import { command } from './command.ts';
import { conversationIdSchema } from './ids.ts';
import { fileIdSchema } from './uploads-contract.ts';

/** Parses the ids of the files of a message, in their order. */
export const attachmentIdsSchema = v.pipe(v.array(fileIdSchema), v.maxLength(ATTACHMENTS_MAX, `must be at most ${ATTACHMENTS_MAX} files`));

/**
 * Where to send a file: `POST` to `address` (relative to the server) as multipart/form-data, field `file`, within ten
 * minutes; answers 201 `{ attachment: AttachmentRef }`. `maxBytes` is the largest file that is taken.
 */
export interface UploadTicket {
  address: string;
  maxBytes: number;
}

/** What customers ask of attachments. */
export const visitorAttachments = {
  /** Also for a conversation that the next message will begin. */
  'attachment.ticket': command<UploadTicket>()(v.object({ conversation: conversationIdSchema })),
  /** Where files of a conversation can be fetched for an hour, relative to the server; those that are gone are missing. */
  'attachment.links': command<{ links: Readonly<Record<string, string>> }>()(
    v.object({ conversation: conversationIdSchema, ids: v.pipe(v.array(fileIdSchema), v.maxLength(100)) }),
  ),
} as const;

/** What people at the desk ask of attachments; they fetch files from `/files/ID/NAME`. */
export const staffAttachments = {
  /** A file for a note can never be part of a message. */
  'attachment.ticket': command<UploadTicket>()(v.object({ conversation: conversationIdSchema, for: v.picklist(['reply', 'note']) })),
} as const;
