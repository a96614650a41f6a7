import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import type { Presence } from './presence.ts';

/** What people say of themselves. */
export function presenceCommands(presence: Presence): Pick<StaffHandlers, 'presence.set'> {
  return {
    async 'presence.set'({ user }, { status }) {
      if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
      await presence.choose(user.id, status);
      return null;
    },
  };
}
