import type { shelfContract } from '../../../protocol/shelf-contract.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { categoryCommands } from '../categories/category-commands.ts';
import { duplicateCommands } from '../duplicates/duplicate-commands.ts';
import { languageCommands } from '../languages/language-commands.ts';
import { linkCommands } from '../links/link-commands.ts';
import { mediaCommands } from '../media/media-commands.ts';
import { redirectCommands } from '../redirects/redirect-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import type { Upkeep } from '../upkeep/create-upkeep.ts';
import type { Shelf } from './create-shelf.ts';

/** Everything editors do with the shelf, and to keep articles right. */
export function shelfCommands(shelf: Shelf, { media, links, duplicates, languages, followSnippet }: Upkeep): Pick<StaffHandlers, keyof typeof shelfContract> {
  return {
    ...categoryCommands(shelf.categories),
    ...redirectCommands(shelf.redirects),
    ...snippetCommands(shelf.snippets, followSnippet),
    ...mediaCommands(media),
    ...linkCommands(links),
    ...duplicateCommands(duplicates),
    ...languageCommands(languages),
  };
}
