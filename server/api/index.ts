/** The door of the HTTP API for other programs: `/api/v1` and its documentation. */
export type { ApiParts } from './api-routes.ts';
export type { CallHeard } from './operation-routes.ts';
export { apiMounts } from './api-routes.ts';
export { keptAnswerIndexes } from './kept-answer-store.ts';
