/** Notifications: how people want to be called, and the e-mail to those who were not there. */
export { callsOf } from './calls-of.ts';
export type { Notifications } from './create-notifications.ts';
export { createNotifications } from './create-notifications.ts';
export { createMissedStore, missedIndexes } from './missed-store.ts';
export { noticeCommands } from './notice-commands.ts';
