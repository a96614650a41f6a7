/** The door of contacts: whom the company recognises, what it keeps of them, and whom it keeps out. */
export { blockCommands } from './block-commands.ts';
export { blockIndexes } from './block-store.ts';
export type { Blocks } from './blocks.ts';
export { BLOCKS_FRESH_MS } from './blocks.ts';
export { contactLabel } from './contact.ts';
export type { Audited } from './contact-commands.ts';
export { contactCommands } from './contact-commands.ts';
export { contactCsvRoutes } from './contact-csv-routes.ts';
export { contactIndexes } from './contact-store.ts';
export type { Contacts } from './create-contacts.ts';
export { createContacts } from './create-contacts.ts';
export { deviceWords } from './device-words.ts';
export type { Standing } from './standing.ts';
export { visitIndexes } from './visit-store.ts';
