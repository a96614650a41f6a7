/** The door of messages: what agents write and correct, and what they sort conversations under. */
export type { ActParts } from './act.ts';
export { act, assertDesk } from './act.ts';
export { correctionReactor } from './correction-reactor.ts';
export { createKnownTags, tagIndexes } from './known-tags-store.ts';
export type { MessageCommandParts } from './message-commands.ts';
export { messageCommands } from './message-commands.ts';
export { sortCommands } from './sort-commands.ts';
