import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Duplicates } from './create-duplicates.ts';

/** The page of duplicates. */
export function duplicateCommands(duplicates: Duplicates): Pick<StaffHandlers, 'duplicates.list' | 'duplicates.dismiss' | 'duplicates.restore'> {
  return {
    async 'duplicates.list'({ user }, { dismissed }) {
      assertMayEdit(user);
      const found = await duplicates.list(dismissed);
      return found === null ? { ready: false, pairs: [], dismissed: 0 } : { ready: true, ...found };
    },
    async 'duplicates.dismiss'({ user }, { id }) {
      assertMayEdit(user);
      await duplicates.dismiss(id, user.name);
      return null;
    },
    async 'duplicates.restore'({ user }, { id }) {
      assertMayEdit(user);
      await duplicates.restore(id);
      return null;
    },
  };
}
