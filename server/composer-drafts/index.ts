/** The door of what people are writing: drafts on the server, and who else looks. */
export { draftCommands } from './draft-commands.ts';
export { createDraftStore, draftIndexes } from './draft-store.ts';
