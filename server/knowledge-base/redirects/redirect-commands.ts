import type { StaffHandlers } from '../../realtime/handlers.ts';
import { assertMayEdit } from '../shelf/may-edit.ts';
import type { Redirects } from './create-redirects.ts';

/** Redirects as editors see and change them. */
export function redirectCommands(redirects: Pick<Redirects, 'all' | 'add' | 'remove'>): Pick<StaffHandlers, 'redirects.list' | 'redirects.add' | 'redirects.remove'> {
  return {
    async 'redirects.list'({ user }) {
      assertMayEdit(user);
      return { redirects: await redirects.all() };
    },
    async 'redirects.add'({ user }, redirect) {
      assertMayEdit(user);
      await redirects.add(redirect);
      return { redirects: await redirects.all() };
    },
    async 'redirects.remove'({ user }, { locale, from }) {
      assertMayEdit(user);
      await redirects.remove(locale, from);
      return { redirects: await redirects.all() };
    },
  };
}
