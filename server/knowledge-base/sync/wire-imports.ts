import type { Clock } from '../../kernel/clock.ts';
import { randomId } from '../../kernel/ids.ts';
import type { Store } from '../../storage/store.ts';
import type { ArticleStore } from '../article-store.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import type { GoldenStore } from '../golden/golden-store.ts';
import type { Shelf } from '../shelf/create-shelf.ts';
import { diffContents } from '../versions/diff-contents.ts';
import { agreedIndexes, createAgreedHashes } from './agreed-hashes-store.ts';
import { bringExtras, bringRedirects } from './bring-extras.ts';
import type { Imports } from './create-imports.ts';
import { createImports } from './create-imports.ts';
import { createImportLock } from './import-lock-store.ts';
import { createImportStore, importIndexes } from './import-store.ts';
import { createPastTexts } from './past-texts-store.ts';

/** What wiring needs of the knowledge base. */
export interface WiringParts {
  store: Pick<Store, 'connection' | 'assertWritable'>;
  articles: ArticleStore;
  shelf: Shelf;
  golden: GoldenStore;
  clock: Clock;
  changing<T>(change: () => Promise<T>): Promise<T>;
  synonyms(): Promise<readonly SynonymGroup[]>;
  saveSynonyms(groups: readonly SynonymGroup[]): Promise<void>;
}

/** The indexes of imports and agreements. */
export const syncIndexes = [...agreedIndexes, ...importIndexes];

/** Imports over the knowledge base's store. */
export function wireImports({ store, articles, shelf, golden, clock, changing, synonyms, saveSynonyms }: WiringParts): Imports {
  const imports = createImports({
    imports: createImportStore(store),
    lock: createImportLock(store, randomId()),
    agreed: createAgreedHashes(store),
    past: createPastTexts(store),
    articles,
    placed: (content) => ({ ...content, category: shelf.picture().categorySlug(content.category) ?? content.category }),
    diff: (here, there) => diffContents(here, there, 'words'),
    clock,
    changing,
    bringExtras: (extras, by) => bringExtras({ shelf, golden, synonyms, saveSynonyms, clock }, extras, by),
    bringRedirects: (extras) => bringRedirects({ shelf }, extras),
  });
  return {
    ...imports,
    async begin(incoming) {
      await shelf.refresh();
      return imports.begin(incoming);
    },
  };
}
