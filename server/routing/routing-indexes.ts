import { waitIndexes } from './wait-store.ts';
import { workIndexes } from './work-store.ts';

/** The indexes of everything that routing keeps or reads. */
export const routingIndexes = [...workIndexes, ...waitIndexes];
