import type { shelfContract } from '../../../protocol/shelf-contract.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { categoryCommands } from '../categories/category-commands.ts';
import type { Media } from '../media/create-media.ts';
import { mediaCommands } from '../media/media-commands.ts';
import { redirectCommands } from '../redirects/redirect-commands.ts';
import { snippetCommands } from '../snippets/snippet-commands.ts';
import type { Shelf } from './create-shelf.ts';

/** Everything editors do with the shelf. */
export function shelfCommands(shelf: Shelf, media: Media): Pick<StaffHandlers, keyof typeof shelfContract> {
  return { ...categoryCommands(shelf.categories), ...redirectCommands(shelf.redirects), ...snippetCommands(shelf.snippets), ...mediaCommands(media) };
}
