/** Presence: who is there to take conversations. */
export type { Presence } from './presence.ts';
export { createPresence, RENEW_MS } from './presence.ts';
export type { ChosenStatus } from './presence-store.ts';
export { createPresenceStore, presenceIndexes } from './presence-store.ts';
export type { StatusChange, StatusHistory } from './status-history-store.ts';
export { createStatusHistory } from './status-history-store.ts';
export { presenceCommands } from './presence-commands.ts';
