/** The door of finding: views, full-text search, tags, and who sees which conversations. */
export type { Finding } from './create-finding.ts';
export { createFinding } from './create-finding.ts';
export { findingCommands } from './finding-commands.ts';
export { rowIndexes } from './row-store.ts';
export { savedViewIndexes } from './saved-view-store.ts';
export type { Visibility } from './visibility.ts';
export { wordIndexes } from './word-store.ts';
