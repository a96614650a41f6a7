import type { Author } from '../../../protocol/article-desk.ts';
import type { ImportKind } from '../../../protocol/imports-contract.ts';
import { issueLine } from '../files/article-file.ts';
import type { Entries } from '../files/entries.ts';
import type { ForeignDefaults } from '../files/foreign-article.ts';
import { readArticles } from '../files/read-articles.ts';
import { readForeign } from '../files/read-foreign.ts';
import { bringImages } from './carry-images.ts';
import type { ImageStore } from './carry-images.ts';
import type { Incoming } from './create-imports.ts';

/** What an import is read from. */
export interface ImportFiles {
  /** Names the folder for agreements, and for people. */
  source: string;
  name: string;
  kind: ImportKind;
  files: Entries;
  /** What holds where files of another help centre do not say. */
  defaults: ForeignDefaults;
  by: Author;
}

/** Reads files into articles that can be compared. Their images are kept at once; those that are not used then can be removed under Files. */
export async function readIncoming({ source, name, kind, files, defaults, by }: ImportFiles, images: ImageStore): Promise<Incoming> {
  const read = kind === 'articles' ? readArticles(files) : readForeign(kind, files, defaults);
  const brought = await bringImages(read.files, files.entries, by, images);
  const lines = [...read.issues, ...brought.issues].map(issueLine);
  return { source, name, by, articles: brought.files.map(({ path, article }) => ({ path, content: article })), extras: read.extras, lines };
}
