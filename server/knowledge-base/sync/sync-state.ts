/**
 * An article can lie in two places, in a file and in the knowledge base, and be changed in both. Which side is newer
 * follows from what both had when they last agreed, and never from clocks: files lose theirs when they are copied.
 */
import type { SyncState } from '../../../protocol/imports-contract.ts';

/** What is known of the two sides of an article. Hashes are those of `contentHash`. */
export interface Sides {
  there: string;
  /** The article in force; null where there is none. `isOwn`: its text was written here, and not brought by an import. */
  here: { hash: string; isOwn: boolean } | null;
  /** What both had when this source and the knowledge base last agreed; null where they never met. */
  agreed: string | null;
  /** Whether the article here once had a text. */
  wasHere(hash: string): boolean;
}

/** How an article stands. A side that says what both had before is the older one; where both moved on, people decide. */
export function syncState({ there, here, agreed, wasHere }: Sides): SyncState {
  if (here === null) return agreed === null ? 'new' : agreed === there ? 'removed_here' : 'conflict';
  if (here.hash === there) return 'same';
  if (agreed === there) return 'newer_here';
  if (agreed === here.hash) return 'newer_there';
  // Never met, as with a folder that was moved: a file that says what the article once said here is an old one.
  if (wasHere(there)) return 'newer_here';
  return agreed === null && !here.isOwn ? 'newer_there' : 'conflict';
}
