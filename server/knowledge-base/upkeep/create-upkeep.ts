/** Upkeep is what editors do so that articles stay right: files, links, duplicates, languages. */
import type { PersonRef } from '../../../protocol/article-desk.ts';
import type { Snippet } from '../../../protocol/snippets-contract.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Store } from '../../storage/store.ts';
import type { Desk } from '../desk/create-desk.ts';
import type { Duplicates } from '../duplicates/create-duplicates.ts';
import { createDuplicates } from '../duplicates/create-duplicates.ts';
import { createDismissedPairStore } from '../duplicates/dismissed-pair-store.ts';
import type { Languages } from '../languages/create-languages.ts';
import { createLanguages } from '../languages/create-languages.ts';
import type { Links } from '../links/create-links.ts';
import { createLinks } from '../links/create-links.ts';
import type { ExternalCheckParts } from '../links/external-check.ts';
import { createExternalChecks } from '../links/external-check.ts';
import { lookAt } from '../links/external-links.ts';
import type { Media, MediaParts } from '../media/create-media.ts';
import { ARTICLE_FILES, createMedia } from '../media/create-media.ts';
import type { Shelf } from '../shelf/create-shelf.ts';
import { followSnippetRename } from '../snippets/follow-snippet-rename.ts';
import { createDeskTexts } from '../texts/desk-texts-store.ts';

/** The pages of upkeep, wired. */
export interface Upkeep {
  media: Media;
  links: Links;
  duplicates: Duplicates;
  languages: Languages;
  /** Lets the texts that mention a renamed snippet say its new name. */
  followSnippet(snippet: Snippet, by: PersonRef): Promise<void>;
}

/** What upkeep stands on. */
export interface UpkeepParts {
  store: Pick<Store, 'connection' | 'assertWritable'>;
  desk: Desk;
  shelf: Shelf;
  uploads: MediaParts['uploads'];
  isShownElsewhere?: MediaParts['isShownElsewhere'];
  clock: Clock;
  /** Asks one server of a link elsewhere; another one for tests. */
  lookAt?: ExternalCheckParts['lookAt'];
}

/** Wires upkeep over the desk and the shelf. */
export function createUpkeep({ store, desk, shelf, uploads, isShownElsewhere, clock, lookAt: ask = lookAt }: UpkeepParts): Upkeep {
  return {
    media: createMedia({ uploads, texts: createDeskTexts(store), ...(isShownElsewhere && { isShownElsewhere }) }),
    links: createLinks({
      desk: desk.parts,
      picture: shelf.picture,
      files: async () => new Set((await uploads.all(ARTICLE_FILES)).map(({ id }) => id)),
      external: createExternalChecks({ lookAt: ask, clock }),
    }),
    duplicates: createDuplicates({ articles: desk.parts.articles, store: createDismissedPairStore(store), clock }),
    languages: createLanguages(desk),
    followSnippet: (snippet, by) => desk.parts.changing(() => followSnippetRename(desk.parts, createDeskTexts(store), shelf.snippets, snippet, by)),
  };
}
