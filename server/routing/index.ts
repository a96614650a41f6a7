/** Routing: for whom a conversation is, to whom it is offered, and how it is handed on. */
export type { Colleague } from './colleague.ts';
export { handingOnCommands } from './handing-on-commands.ts';
export { createDirectory } from './directory.ts';
export { createRoutingSettingsStore } from './routing-settings-store.ts';
export { loadsOf } from './work-load.ts';
export { createWorkStore, workIndexes } from './work-store.ts';
