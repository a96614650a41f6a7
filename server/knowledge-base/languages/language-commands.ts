import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Languages } from './create-languages.ts';

/** The page of languages. */
export function languageCommands(languages: Pick<Languages, 'list' | 'mark'>): Pick<StaffHandlers, 'languages.list' | 'languages.mark'> {
  return {
    async 'languages.list'({ user }, query) {
      assertMayEdit(user);
      return languages.list(query);
    },
    async 'languages.mark'({ user }, { article }) {
      assertMayEdit(user);
      await languages.mark(article);
      return null;
    },
  };
}
