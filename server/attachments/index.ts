/** The door of attachments: the files of conversations. */
export { staffAttachmentCommands, visitorAttachmentCommands } from './attachment-commands.ts';
export { attachmentReactor } from './attachment-reactor.ts';
export { attachmentRoutes } from './attachment-routes.ts';
export type { Attachments, Sender } from './create-attachments.ts';
export { createAttachments, isChatFile } from './create-attachments.ts';
export { createSigningKeys } from './signing-key-store.ts';
