import { categorisedIndexes } from '../categories/categorised-articles-store.ts';
import { redirectIndexes } from '../redirects/redirect-store.ts';

/** The indexes of what lies on the shelf. */
export const shelfIndexes = [...categorisedIndexes, ...redirectIndexes];
