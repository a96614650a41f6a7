import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit, assertMayPublish } from '../shelf/may-edit.ts';
import type { Snippets } from './create-snippets.ts';

/** The page of snippets. What they say is read by customers at once, so saving takes the right to publish. */
export function snippetCommands(snippets: Pick<Snippets, 'rows' | 'save' | 'remove'>): Pick<StaffHandlers, 'snippets.list' | 'snippets.save' | 'snippets.remove'> {
  return {
    async 'snippets.list'({ user }) {
      assertMayEdit(user);
      return { snippets: await snippets.rows() };
    },
    async 'snippets.save'({ user }, snippet) {
      assertMayPublish(user);
      return { snippet: await snippets.save({ ...snippet, by: user.name }) };
    },
    async 'snippets.remove'({ user }, { name }) {
      assertMayPublish(user);
      await snippets.remove(name);
      return null;
    },
  };
}
