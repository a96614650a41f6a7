/** The door of canned responses; what is kept for all, a team or oneself is kept alike for others, such as macros. */
export type { CannedValue } from './canned-commands.ts';
export { cannedCommands } from './canned-commands.ts';
export type { KeptDesk, TeamsOf } from './kept-rights.ts';
export { createKeptDesk } from './kept-rights.ts';
export type { Kept } from './kept-store.ts';
export { createKeptStore, keptIndexes } from './kept-store.ts';
