import type { PersonRef } from '../../../protocol/article-desk.ts';
import type { Snippet } from '../../../protocol/snippets-contract.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit, assertMayPublish } from '../shelf/may-edit.ts';
import type { Snippets } from './create-snippets.ts';

/** The page of snippets. `follow` lets the texts that mention one say its new name. What they say is read by customers at once, so saving takes the right to publish. */
export function snippetCommands(
  snippets: Pick<Snippets, 'rows' | 'save' | 'remove' | 'rename'>,
  follow: (snippet: Snippet, by: PersonRef) => Promise<void>,
): Pick<StaffHandlers, 'snippets.list' | 'snippets.save' | 'snippets.rename' | 'snippets.remove'> {
  return {
    async 'snippets.list'({ user }) {
      assertMayEdit(user);
      return { snippets: await snippets.rows() };
    },
    async 'snippets.save'({ user }, snippet) {
      assertMayPublish(user);
      return { snippet: await snippets.save({ ...snippet, by: user.name }) };
    },
    async 'snippets.rename'({ user }, change) {
      assertMayPublish(user);
      const snippet = await snippets.rename({ ...change, by: user.name });
      await follow(snippet, { id: user.id, name: user.name });
      return { snippet };
    },
    async 'snippets.remove'({ user }, { name }) {
      assertMayPublish(user);
      await snippets.remove(name);
      return null;
    },
  };
}
