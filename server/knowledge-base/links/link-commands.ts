import { can } from '../../../protocol/roles.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Links } from './create-links.ts';

type Commands = Pick<StaffHandlers, 'links.check' | 'links.fix' | 'links.check_external' | 'links.external' | 'links.cancel_external'>;

/** The page of links. */
export function linkCommands(links: Links): Commands {
  return {
    async 'links.check'({ user }) {
      assertMayEdit(user);
      const found = await links.check();
      return found === null ? { ready: false, articles: 0, reports: [] } : { ready: true, ...found };
    },
    async 'links.fix'({ user }, fix) {
      assertMayEdit(user);
      return links.fix(fix, { id: user.id, name: user.name }, can(user, 'articles.publish'));
    },
    async 'links.check_external'({ user }) {
      assertMayEdit(user);
      return { check: await links.checkExternal() };
    },
    async 'links.external'({ user }) {
      assertMayEdit(user);
      return { check: links.external.read() };
    },
    async 'links.cancel_external'({ user }) {
      assertMayEdit(user);
      return { check: links.external.cancel() };
    },
  };
}
