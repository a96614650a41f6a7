import type { Store } from '../../storage/store.ts';
import { versionCollection } from '../article-document.ts';
import { contentHash } from '../content-hash.ts';

/** Knows what articles once said. */
export interface PastTexts {
  /** By article id, the hashes of the versions before the one in force. */
  hashes(articles: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
}

/** Past texts over a store; versions are read one article after the other, since they carry whole bodies. */
export function createPastTexts(store: Pick<Store, 'connection'>): PastTexts {
  const versions = versionCollection(store.connection);
  return {
    async hashes(articles) {
      const found = new Map<string, ReadonlySet<string>>();
      for (const article of articles) {
        const hashes = new Set<string>();
        for await (const version of versions.find({ article })) hashes.add(contentHash(version));
        found.set(article, hashes);
      }
      return found;
    },
  };
}
