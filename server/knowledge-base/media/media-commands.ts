import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Media } from './create-media.ts';

/** The page of images and files. */
export function mediaCommands(media: Media): Pick<StaffHandlers, 'files.list' | 'files.remove'> {
  return {
    async 'files.list'({ user }, query) {
      assertMayEdit(user);
      return media.list(query);
    },
    async 'files.remove'({ user }, { ids }) {
      assertMayEdit(user);
      return { removed: await media.remove(ids) };
    },
  };
}
