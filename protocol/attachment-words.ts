/** What both sides say of the files of a message. */
import type { AttachmentRef } from './desk-events.ts';

/** Most files of one message or note. */
export const ATTACHMENTS_MAX = 10;

/** The names of files as one line: the words of a message that has no others. */
export const attachmentNames = (files: readonly Pick<AttachmentRef, 'name'>[]): string => files.map(({ name }) => name).join(', ');

/** Whether a message has words of its own beside its files. */
export const hasOwnWords = (text: string, files: readonly AttachmentRef[] = []): boolean => files.length === 0 || text !== attachmentNames(files);

/** Images that every browser shows; all else is only given to download. */
export const isShownImage = ({ type, width }: AttachmentRef): boolean => width !== undefined && type.startsWith('image/');
