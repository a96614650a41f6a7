/** Inboxes: the configured entrances of customers' websites. */
export { DEFAULT_INBOX, DEFAULT_PROMISE } from './default-inbox.ts';
export { originAllowed, snippetFor } from './embedding.ts';
export { reportInboxes, setInbox } from './inbox-report.ts';
export type { InboxSetOptions } from './inbox-report.ts';
export { createInboxStore } from './inbox-store.ts';
export type { InboxChange } from './inbox-store.ts';
export { createInboxes, INBOXES_FRESH_MS } from './inboxes.ts';
export type { Inboxes } from './inboxes.ts';
export { settingsCommands } from './settings-commands.ts';
